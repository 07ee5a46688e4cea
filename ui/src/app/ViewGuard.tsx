import { Component, type ReactNode } from 'react';

interface Props {
  /** Shown in the place of a view that failed. */
  fallback: (cause: unknown) => ReactNode;
  children: ReactNode;
}

/** Keeps head, scan field and stop usable when one view has a fault: React would take the whole page away. */
export class ViewGuard extends Component<Props, { cause: unknown }> {
  override state = { cause: null };

  static getDerivedStateFromError(cause: unknown): { cause: unknown } {
    return { cause };
  }

  override render(): ReactNode {
    return this.state.cause === null ? this.props.children : this.props.fallback(this.state.cause);
  }
}
