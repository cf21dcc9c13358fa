// Catches a defect of the page itself and says how to go on, instead of leaving an empty window.
import { Component, type ReactNode } from "react";
import { describeError } from "../sim/words.ts";
import { Button } from "./base/Button.tsx";
import styles from "./ErrorBoundary.module.css";

interface ErrorBoundaryProps {
  /** What is lost to a defect: one panel, or everything. */
  readonly scope: "page" | "panel";
  readonly children: ReactNode;
}

export class ErrorBoundary extends Component<
  ErrorBoundaryProps,
  { readonly message: string | null }
> {
  override readonly state: { readonly message: string | null } = { message: null };

  static getDerivedStateFromError(error: unknown): { readonly message: string } {
    return { message: describeError(error) };
  }

  override render(): ReactNode {
    const { message } = this.state;
    const { scope, children } = this.props;
    return message === null ? children : <Broken scope={scope} message={message} />;
  }
}

interface BrokenProps {
  readonly scope: ErrorBoundaryProps["scope"];
  readonly message: string;
}

function Broken({ scope, message }: BrokenProps) {
  return (
    <div className={styles[scope]} role="alert">
      <h2 className={styles.title}>This {scope} has stopped working</h2>
      <p>
        The recording is kept in the address: reloading opens it again where you were.
        {scope === "page" &&
          " If that brings you back here, open Lockscope without the part of the address after #."}
      </p>
      <p className={styles.message}>{message}</p>
      <Button variant="primary" onClick={() => window.location.reload()}>
        Reload
      </Button>
    </div>
  );
}
