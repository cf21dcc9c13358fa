// The panel's way to the store of questions: one for each session, made when the panel is first opened.
import type { StoreApi } from "zustand";
import { useStore } from "zustand";
import { urlOf } from "../../store/browser.ts";
import { createInquiry } from "../../store/inquiry.ts";
import type { InquiryPorts, InquiryState, InquiryStore } from "../../store/inquiryTypes.ts";
import { countWorkers, spawnExplorer } from "../../worker/exploreClient.ts";
import { useStores } from "../useSession.ts";

// Beside the page's stores, so that its first picture does not have to wait for this one.
const inquiries = new WeakMap<StoreApi<unknown>, InquiryStore>();

/** Selectors as for `useSession`. */
export function useInquiry<T>(selector: (state: InquiryState) => T): T {
  const { session, settings } = useStores();
  const known = inquiries.get(session);
  const inquiry = known ?? createInquiry({ session, settings }, createPorts());
  if (known === undefined) inquiries.set(session, inquiry);
  return useStore(inquiry, selector);
}

function createPorts(): InquiryPorts {
  return { spawn: spawnExplorer, urlOf, workers: countWorkers(navigator.hardwareConcurrency) };
}

/** The same object for ever. */
export function useInquiryActions(): InquiryState["actions"] {
  return useInquiry((state) => state.actions);
}
