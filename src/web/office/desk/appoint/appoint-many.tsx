// Appoints from a file of many: chosen, looked at line by line, shown whole with every bad line and why,
// and only then kept and sent. Nothing leaves the device before the button; the bad lines hold up no
// good one.
import { useMemo, useState } from 'preact/hooks';
import { isRefusal } from '../../../../base/result.ts';
import type { Role } from '../../../../core/define.ts';
import { RefusalNotice } from '../../app/refusal-notice.tsx';
import { Notice } from '../../kit/notice.tsx';
import { useDesk } from '../desk-context.ts';
import { Loading } from '../parts/load-state.tsx';
import { ReasonField, reasonText } from '../parts/reason-field.tsx';
import { type Appointing, AppointingRight, useAppointing, useAppointingHands } from './appointing.tsx';
import { begin, groundsFor } from './begin.ts';
import { CheckedFile, type CheckedFileProps } from './checked-file.tsx';
import { judgeLines, type Judged, unitsNamed } from './judge-lines.ts';
import { type FileFault, type ReadFile, readLines } from './lines.ts';
import { zonesOf } from './look-up-units.ts';
import { TermFields, type Terms, useTerms } from './term-fields.tsx';
import { roleName } from '../officers/role-name.ts';

export function AppointMany() {
  const { say } = useDesk();
  const appointing = useAppointing();
  return appointing.right ? (
    <ManyForm {...appointing} right={appointing.right} />
  ) : (
    <Notice kind="signal" title={say('appoint.not-yours')} />
  );
}

type ManyFormProps = Appointing & { readonly right: NonNullable<Appointing['right']> };

function ManyForm({ right, rights, roles, choose }: ManyFormProps) {
  const desk = useDesk();
  const { say, election } = desk;
  const [role, setRole] = useState<Role | ''>('');
  const [reason, setReason] = useState('');
  const [lacksReason, setLacksReason] = useState(false);
  const [fault, setFault] = useState<string>();
  const terms = useTerms();
  const hands = useAppointingHands(right.for);
  const fallback = role === '' ? (roles.length === 1 ? roles[0] : undefined) : role;
  const file = useFile(right, terms, fallback);
  const good = file.judged?.good ?? [];
  const sign = async (event: Event): Promise<void> => {
    event.preventDefault();
    const why = reasonText(reason);
    const lacks = why === '' && election.phase === 'after';
    setLacksReason(lacks);
    setFault(hands?.fault);
    if (good.length === 0 || lacks || hands?.fault !== undefined) return;
    await begin(desk, good, { right, terms, reason: why, hands });
  };
  return (
    <form class="appoint" onSubmit={(event) => void sign(event)}>
      <h1>{say('appoint.many')}</h1>
      <p class="lead">{say('appoint.many.lead')}</p>
      <FileFormat />
      <AppointingRight rights={rights} right={right} onChoose={choose} />
      <EmptyRole role={role} roles={roles} onRole={setRole} />
      <TermFields terms={terms} />
      <ChosenFile file={file} byUnit={right.unit ?? right.seat.unit} together={hands !== undefined} />
      {good.length > 0 && (
        <>
          <ReasonField
            value={reason}
            onValue={setReason}
            optional={election.phase === 'before'}
            fault={lacksReason ? say('officer.fault.reason') : undefined}
          />
          {hands?.choice}
          {fault !== undefined && <p class="urgent">{fault}</p>}
          <p class="buttons">
            <button>{say('appoint.sign.many', { count: good.length })}</button>
          </p>
        </>
      )}
    </form>
  );
}

type LookedUp = { readonly done: number; readonly all: number };
type FileState = {
  readonly fault?: FileFault;
  readonly refused?: string;
  readonly lookedUp?: LookedUp;
  readonly judged?: Judged;
};
type ChosenFileState = FileState & { readonly choose: (file: File | undefined) => void };

/** A file that was chosen, and what became of it. Judged anew where term, role or right change. */
function useFile(right: ManyFormProps['right'], terms: Terms, role: Role | undefined): ChosenFileState {
  const desk = useDesk();
  const [state, setState] = useState<
    FileState & { readonly read?: ReadFile; readonly zones?: Awaited<ReturnType<typeof zonesOf>> }
  >({});
  const choose = async (file: File | undefined): Promise<void> => {
    setState({});
    if (!file) return;
    const read = readLines(new Uint8Array(await file.arrayBuffer()));
    if ('fault' in read) return setState({ fault: read });
    const heard = (done: number, all: number): void => setState({ lookedUp: { done, all } });
    heard(0, 1);
    const zones = await zonesOf(desk.office.api, unitsNamed(read.lines, right.seat), heard);
    setState(isRefusal(zones) ? { refused: zones.refused } : { read, zones });
  };
  const { read, zones } = state;
  // Thousands of lines are not judged again for each letter of the reason.
  const judged = useMemo(
    () =>
      read && zones && !isRefusal(zones)
        ? judgeLines(read.lines, read.unread, groundsFor(desk, right, terms, zones, role))
        : undefined,
    [read, zones, right, role, terms.from, terms.until],
  );
  return { ...state, ...(judged ? { judged } : {}), choose: (file) => void choose(file) };
}

type ChosenFileProps = Pick<CheckedFileProps, 'byUnit' | 'together'> & { readonly file: ChosenFileState };

function ChosenFile({ file: { choose, fault, judged, lookedUp, refused }, ...by }: ChosenFileProps) {
  const { say } = useDesk();
  return (
    <>
      <label class="file">
        <span>{say('appoint.file')}</span>
        <input
          type="file"
          accept=".csv,text/csv,text/plain"
          onChange={(event) => choose(event.currentTarget.files?.[0])}
        />
      </label>
      {fault && (
        <Notice
          kind="signal"
          live
          title={say(`file.${fault.fault}`, { columns: (fault.columns ?? []).join(', ') })}
        />
      )}
      {refused !== undefined && <RefusalNotice say={say} code={refused} />}
      {lookedUp && <Loading>{say('appoint.looking-up', lookedUp)}</Loading>}
      {judged && <CheckedFile judged={judged} {...by} />}
    </>
  );
}

type EmptyRoleProps = {
  readonly role: Role | '';
  readonly roles: readonly Role[];
  readonly onRole: (role: Role | '') => void;
};

/** What stands for an empty column of roles. */
function EmptyRole({ role, roles, onRole }: EmptyRoleProps) {
  const { say } = useDesk();
  return (
    <label class="text-field">
      <span>{say('appoint.role.empty')}</span>
      <select value={role} onChange={(event) => onRole(event.currentTarget.value as Role | '')}>
        <option value="">
          {roles.length === 1 ? roleName(say, roles[0] ?? '') : say('appoint.role.none')}
        </option>
        {roles.length > 1 && roles.map((each) => <option value={each}>{roleName(say, each)}</option>)}
      </select>
    </label>
  );
}

function FileFormat() {
  const { say } = useDesk();
  return (
    <details>
      <summary>{say('appoint.format')}</summary>
      <p>{say('appoint.format.columns')}</p>
      <pre dir="ltr">
        kode,nama,jabatan,mulai,selesai{'\n'}1701082001001,Siti Contoh,KPPS,25-01-2024,25-02-2024
      </pre>
      <p>{say('appoint.format.more')}</p>
    </details>
  );
}
