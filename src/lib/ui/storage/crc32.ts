const POLYNOMIAL = 0xedb88320;
const BYTE = 256;
const BITS = 8;

const TABLE = Uint32Array.from({ length: BYTE }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < BITS; bit++) value = value & 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1;
  return value;
});

/** The checksum of zip and gzip: it tells every change of up to 32 neighbouring bits. */
export function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = TABLE[(value ^ byte) & 0xff]! ^ (value >>> BITS);
  return (value ^ 0xffffffff) >>> 0;
}
