// The package's types describe only its whole; this is the one generator of it that is used.
declare module 'seedrandom/lib/xor4096.js' {
  interface Generator {
    /** The next draw: any whole number from -2^31 to 2^31 - 1. */
    readonly int32: () => number;
  }
  const xor4096: (seed: string) => Generator;
  export default xor4096;
}
