// Ceph's S3 gateway for tests, on loopback: a monitor, a store in memory and the gateway, as Debian packages
// them, installed or unpacked (TERANG_CEPH names the folder they were unpacked in). Started in a directory of
// its own, and ended with it.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { setTimeout as later } from 'node:timers/promises';
import type { BucketOptions } from '../../src/server/office/evidence-bucket.ts';

const PROGRAMS = ['ceph', 'ceph-mon', 'ceph-osd', 'monmaptool', 'radosgw', 'radosgw-admin'];
const ROOT = process.env['TERANG_CEPH'] ?? '/';
const FOLDERS = [join(ROOT, 'usr/bin'), ...(process.env['PATH'] ?? '').split(delimiter)];
const STEP_MS_MAX = 60_000;

const programAt = (name: string): string | undefined =>
  FOLDERS.map((folder) => join(folder, name)).find((path) => existsSync(path));

/** What is lacking to start it; empty when nothing is. */
export const lackingCeph = (): string[] => PROGRAMS.filter((name) => programAt(name) === undefined);

const MACHINE = process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';
const LIBRARIES = join(ROOT, 'usr/lib', MACHINE);
const libraries = [LIBRARIES, join(LIBRARIES, 'ceph'), join(ROOT, 'lib', MACHINE)];
const environment = {
  ...process.env,
  LD_LIBRARY_PATH: libraries.join(delimiter),
  PYTHONPATH: join(ROOT, 'usr/lib/python3/dist-packages'),
};

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Runs a program to its end; its output. Throws when it fails or takes too long. */
function run(name: string, args: readonly string[]): Promise<string> {
  const child = spawn(programAt(name) ?? name, args, { env: environment, timeout: STEP_MS_MAX });
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  child.stderr.on('data', (chunk) => (said += chunk));
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('close', (code) =>
      code === 0 ? done(said) : failed(new Error(`${name}: ${said.slice(-2000)}`)),
    );
  });
}

type Ports = { readonly monitor: number; readonly gateway: number };

const configuration = (dir: string, fsid: string, { monitor, gateway }: Ports): string => `
[global]
fsid = ${fsid}
mon_host = v2:127.0.0.1:${monitor}
ms_bind_msgr1 = false
ms_mon_client_mode = crc
ms_bind_ipv6 = false
public_addr = 127.0.0.1
cluster_addr = 127.0.0.1
auth_cluster_required = none
auth_service_required = none
auth_client_required = none
osd_pool_default_size = 1
osd_pool_default_min_size = 1
osd_pool_default_pg_num = 4
osd_pool_default_pgp_num = 4
osd_crush_chooseleaf_type = 0
osd_objectstore = memstore
memstore_device_bytes = 268435456
osd_class_dir = ${join(LIBRARIES, 'rados-classes')}
plugin_dir = ${join(LIBRARIES, 'ceph')}
erasure_code_dir = ${join(LIBRARIES, 'ceph/erasure-code')}
mon_allow_pool_size_one = true
mon_warn_on_pool_no_redundancy = false
mon_max_pg_per_osd = 1000
mon_data = ${dir}/mon
osd_data = ${dir}/osd
run_dir = ${dir}
admin_socket =
pid_file =
log_file = ${dir}/$name.log
keyring = ${dir}/keyring
[client.rgw.test]
rgw_frontends = beast endpoint=127.0.0.1:${gateway}
rgw_enable_usage_log = false
`;

/** Starts a store and a bucket's owner in it; the bucket itself is not made. */
export async function startRadosgw(
  bucket: string,
): Promise<BucketOptions & { readonly stop: () => Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'terang-rgw-'));
  const ports = { monitor: await freePort(), gateway: await freePort() };
  const [fsid, conf] = [randomUUID(), join(dir, 'ceph.conf')];
  const children: ChildProcess[] = [];
  const start = (name: string, args: readonly string[]): void => {
    const child = spawn(programAt(name) ?? name, ['-c', conf, '-f', ...args], {
      env: environment,
      stdio: 'ignore',
    });
    children.push(child);
  };
  const stop = async (): Promise<void> => {
    for (const child of children.toReversed()) {
      const ended = new Promise((exit) => child.once('exit', exit));
      if (child.exitCode === null && child.kill('SIGKILL')) await ended;
    }
    await rm(dir, { recursive: true, force: true });
  };
  try {
    await mkdir(join(dir, 'mon'));
    await mkdir(join(dir, 'osd'));
    await writeFile(conf, configuration(dir, fsid, ports));
    await writeFile(join(dir, 'keyring'), '');
    await startCluster(dir, conf, { fsid, monitor: ports.monitor }, start);
    const [accessKeyId, secretAccessKey] = ['terang-test', 'terang-test-secret'];
    const user = ['--uid', 'terang', '--display-name', 'terang', '--access-key', accessKeyId];
    await run('radosgw-admin', ['-c', conf, 'user', 'create', ...user, '--secret-key', secretAccessKey]);
    start('radosgw', ['-n', 'client.rgw.test']);
    const endpoint = `http://127.0.0.1:${ports.gateway}`;
    await untilItAnswers(endpoint);
    return { endpoint, bucket, region: 'us-east-1', accessKeyId, secretAccessKey, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startCluster(
  dir: string,
  conf: string,
  { fsid, monitor }: { fsid: string; monitor: number },
  start: (name: string, args: readonly string[]) => void,
): Promise<void> {
  const [map, osd] = [join(dir, 'monmap'), randomUUID()];
  const place = ['--addv', 'a', `[v2:127.0.0.1:${monitor}]`];
  await run('monmaptool', ['--create', '--fsid', fsid, ...place, map]);
  await run('ceph-mon', ['-c', conf, '--mkfs', '-i', 'a', '--monmap', map]);
  start('ceph-mon', ['-i', 'a']);
  const ceph = (...args: string[]) => run('ceph', ['-c', conf, '--connect-timeout', '30', ...args]);
  await ceph('osd', 'new', osd);
  await run('ceph-osd', ['-c', conf, '-i', '0', '--mkfs', '--osd-uuid', osd]);
  start('ceph-osd', ['-i', '0']);
}

async function untilItAnswers(endpoint: string): Promise<void> {
  const until = Date.now() + STEP_MS_MAX;
  for (;;) {
    try {
      await fetch(endpoint);
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
      await later(200);
    }
  }
}
