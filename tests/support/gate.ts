/** A moment that a test decides on. */
export interface Gate {
  readonly open: () => void;
  /** Resolves when it is open. */
  readonly opened: Promise<void>;
}

/** Makes a gate, closed. */
export function gate(): Gate {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open: () => open(), opened };
}
