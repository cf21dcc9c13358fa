// The names of the bands on a phone, where they stand above the cells.
import { zoomIdentity } from "d3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { updateLabels } from "../../src/graph/stageLabels.ts";
import { createLayers, type Layers } from "../../src/graph/stageLayers.ts";
import { layOut } from "../../src/graph/stageLayout.ts";
import { buildModel } from "../../src/graph/stageModel.ts";
import { CLUSTER, shoot } from "./stageSamples.ts";

const PHONE = { width: 390, height: 380 };
const model = buildModel(shoot(CLUSTER), null);
const layout = layOut(model, PHONE, null);
let layers: Layers;

beforeEach(() => {
  layers = createLayers(document.body);
});

afterEach(() => document.body.replaceChildren());

function listClasses(y: number, scale = 1, x = 0): readonly string[] {
  updateLabels(layers, model, layout, zoomIdentity.translate(x, y).scale(scale));
  return [...layers.front.children].map((label) => label.className);
}

describe("names of bands above their cells", () => {
  it("cover nothing where they have their place", () => {
    expect(listClasses(0).filter((name) => name.includes("is-stuck"))).toEqual([]);
  });

  it("begin where the picture does", () => {
    listClasses(0, 1, 40);
    for (const label of layers.front.children)
      expect(getComputedStyle(label).transform).toContain("translate(40px");
  });

  it("become a strip at the edge of the view when their place is out of it", () => {
    const [jobs, cluster] = listClasses(-layout.rail.height - 40);
    expect(jobs).toContain("is-none");
    expect(cluster).toContain("is-stuck");
  });

  it("stand to the right of small cells where there is room", () => {
    const names = listClasses(0, 0.4);
    expect(names.filter((name) => name.includes("is-none"))).toEqual([]);
    const transforms = [...layers.front.children].map((label) => getComputedStyle(label).transform);
    const left = layout.width * 0.4;
    for (const transform of transforms) expect(transform).toContain(`translate(${left}px`);
  });

  it("go where there is no room for them above the cells", () => {
    const inside = listClasses(300, 0.3, PHONE.width - 120).filter(
      (name) => !name.includes("is-stuck"),
    );
    expect(inside.every((name) => name.includes("is-none"))).toBe(true);
  });
});
