// Columns over leaves for the store in memory: byte strings laid end to end, and an index from act id to
// leaf. Millions of small objects would cost several times their content.

const SLAB_BYTES = 4 * 1024 * 1024;
const ID_BYTES = 32;
const EMPTY = 0;

/** A growing array of numbers without a boxed object each. */
function numberColumn() {
  let numbers = new Float64Array(1024);
  let length = 0;
  return {
    push(value: number): void {
      if (length === numbers.length) {
        const grown = new Float64Array(2 * length);
        grown.set(numbers);
        numbers = grown;
      }
      numbers[length++] = value;
    },
    at: (i: number): number => numbers[i] ?? 0,
    size: (): number => length,
  };
}

/**
 * Byte strings by number, each copied once into a slab. A string never crosses two slabs (it is at most 64
 * KiB).
 */
export function bytesColumn() {
  const slabs: Buffer[] = [];
  const places = numberColumn(); // slab · SLAB_BYTES + offset
  const lengths = numberColumn();
  let used = SLAB_BYTES;
  const at = (i: number): Uint8Array => {
    const place = places.at(i);
    const start = place % SLAB_BYTES;
    const slab = slabs[Math.floor(place / SLAB_BYTES)] ?? Buffer.alloc(0);
    return Uint8Array.from(slab.subarray(start, start + lengths.at(i)));
  };
  return {
    push(bytes: Uint8Array): void {
      if (used + bytes.length > SLAB_BYTES) {
        slabs.push(Buffer.allocUnsafeSlow(SLAB_BYTES));
        used = 0;
      }
      slabs.at(-1)?.set(bytes, used);
      places.push((slabs.length - 1) * SLAB_BYTES + used);
      lengths.push(bytes.length);
      used += bytes.length;
    },
    slice(from: number, count: number): Uint8Array[] {
      const end = Math.min(from + count, places.size());
      return Array.from({ length: Math.max(0, end - from) }, (_, i) => at(from + i));
    },
  };
}

/**
 * Leaf by act id (hexadecimal): open addressing over the ids laid end to end. An id is a hash, so its bytes
 * spread.
 */
export function idIndex() {
  let ids = Buffer.alloc(1024 * ID_BYTES);
  let table = new Uint32Array(4096); // leaf + 1; 0 is free; at most half full
  let size = 0;

  const slotOf = (id: Buffer): number => {
    let slot = id.readUInt32LE(0) & (table.length - 1);
    for (let leaf = table[slot] ?? EMPTY; leaf !== EMPTY; leaf = table[slot] ?? EMPTY) {
      if (ids.compare(id, 0, ID_BYTES, (leaf - 1) * ID_BYTES, leaf * ID_BYTES) === 0) break;
      slot = (slot + 1) & (table.length - 1);
    }
    return slot;
  };
  const grow = (): void => {
    const wider = Buffer.alloc(2 * ids.length);
    ids.copy(wider);
    ids = wider;
    if (4 * size < table.length) return;
    table = new Uint32Array(4 * table.length);
    for (let leaf = 0; leaf < size; leaf++) {
      table[slotOf(ids.subarray(leaf * ID_BYTES, (leaf + 1) * ID_BYTES))] = leaf + 1;
    }
  };
  return {
    add(id: string): void {
      if ((size + 1) * ID_BYTES > ids.length) grow();
      const bytes = Buffer.from(id, 'hex');
      const slot = slotOf(bytes);
      bytes.copy(ids, size * ID_BYTES);
      table[slot] = ++size;
    },
    find(id: string): number | undefined {
      const bytes = Buffer.from(id, 'hex');
      if (bytes.length !== ID_BYTES) return undefined;
      const leaf = table[slotOf(bytes)] ?? EMPTY;
      return leaf === EMPTY ? undefined : leaf - 1;
    },
  };
}
