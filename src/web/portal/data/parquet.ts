// A table as Apache Parquet: the same cells, typed, whole numbers as 32-bit integers (no cell is larger: a
// form's has seven digits, a leaf's number and a nation's sum stay below 2^31), what is not captured as null.
import { parquetWriteBuffer } from 'hyparquet-writer';
import { DATA_LICENCE, type Cell, type Column, type Table } from '../../../modules/results/export-table.ts';

const INT32_MAX = 2_147_483_647;

/** Name, tree size and source travel inside, for a file that has lost its address. */
export type AboutFile = { readonly title: string; readonly size: number; readonly source: string };

/** The bytes are the same for the same table. */
export function parquetBytes({ columns, rows }: Table, { title, size, source }: AboutFile): Uint8Array {
  const columnData = columns.map((column, i) => ({
    name: column.name,
    type: typeOf(column, rows, i),
    nullable: column.required !== true,
    data: rows.map((row) => valueOf(column, row[i] ?? null)),
  }));
  const kvMetadata = [
    { key: 'title', value: title },
    { key: 'license', value: DATA_LICENCE },
    { key: 'treeSize', value: String(size) },
    { key: 'source', value: source },
  ];
  return new Uint8Array(parquetWriteBuffer({ columnData, kvMetadata, createdBy: 'terang' }));
}

/** A file's column has one type whatever its rows say: a reader who joins two files must not find two. */
function typeOf(column: Column, rows: readonly (readonly Cell[])[], i: number): 'STRING' | 'INT32' {
  if (column.datatype === 'string') return 'STRING';
  if (rows.some((row) => Number(row[i] ?? 0) > INT32_MAX))
    throw new RangeError(`${column.name} needs 64 bits`);
  return 'INT32';
}

const valueOf = (column: Column, cell: Cell): Cell =>
  cell !== null && column.datatype === 'string' ? String(cell) : cell;
