import { Component, type ReactNode } from 'react';
import { askHost, HostFailed } from './api/ask-host.ts';
import { FailNotice } from './notice.tsx';

/** A page whose code could not be fetched. */
export class PageMissing extends Error {}

interface Props {
  /** It failed to load or to be drawn. */
  readonly onFail: () => void;
  readonly children: ReactNode;
}

/**
 * Keeps what befalls one page from taking the frame along, and with it what is still being sent: React unmounts
 * everything up to the next boundary.
 */
export class PageBoundary extends Component<Props, { readonly error?: unknown }> {
  override state: { readonly error?: unknown } = {};
  #isTriedAgain = false;

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidCatch(): void {
    this.props.onFail();
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    const shown = error instanceof PageMissing ? error : new HostFailed('page');
    return <FailNotice error={shown} onAgain={() => void this.#tryAgain()} />;
  }

  async #tryAgain(): Promise<void> {
    // A browser may hold on to the failure, and another version of the program has other files: then all is loaded anew.
    if (this.#isTriedAgain && (await isHostThere())) location.reload();
    this.#isTriedAgain = true;
    this.setState({ error: undefined });
  }
}

function isHostThere(): Promise<boolean> {
  return askHost('/api/key').then(
    () => true,
    () => false,
  );
}
