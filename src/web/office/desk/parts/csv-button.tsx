// Every list can be taken along as CSV (csv-text.ts), with what it shows and no more.
import { useDesk } from '../desk-context.ts';
import { type CsvCell, csvText } from '../csv-text.ts';
import { download, fileName } from '../../kit/download.ts';

export type CsvButtonProps = {
  /** What the list is, for the file's name. */
  readonly what: string;
  readonly unit: string;
  readonly header: readonly string[];
  readonly rows: () => readonly (readonly CsvCell[])[];
  readonly disabled?: boolean;
  /** After the file was given. */
  readonly onGiven?: () => void;
};

export function CsvButton({ what, unit, header, rows, disabled, onGiven }: CsvButtonProps) {
  const { say, office } = useDesk();
  const give = (): void => {
    const name = fileName(what, unit, office.clock.now(), 'csv');
    download(name, 'text/csv;charset=utf-8', csvText(header, rows()));
    onGiven?.();
  };
  return (
    <button type="button" class="second" disabled={disabled} onClick={give}>
      {say('desk.csv')}
    </button>
  );
}
