// The package's types describe only its whole; this is the one generator of it that is used.
declare module 'seedrandom/lib/xor4096.js' {
  interface State {
    readonly X: readonly number[];
    readonly w: number;
    readonly i: number;
  }
  interface Generator {
    /** The next draw: any whole number from -2^31 to 2^31 - 1. */
    readonly int32: () => number;
    /** A copy of the state; only there when asked for. */
    readonly state: () => State;
  }
  const xor4096: (seed: string, options?: { state: true }) => Generator;
  export default xor4096;
}
