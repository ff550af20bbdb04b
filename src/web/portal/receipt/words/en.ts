// What a receipt's sheet says, in English, each text with the hash of the source it was written from.
import type { id } from './id.ts';

export const en: Readonly<Record<keyof typeof id, readonly [source: string, text: string]>> = {
  'paper.title': ['acbdb56c', 'Receipt of entry {leaf}'],
  'paper.link': ['41d60059', 'Sheet for printing'],
  'paper.print': ['ceebfb4a', 'Print this sheet'],
  'paper.pdf': ['ef7ee2c2', 'Download PDF (in Indonesian)'],
  'paper.figures': ['33dfce51', 'Figures that were signed'],
  'paper.lead': ['6a8d1877', 'This sheet proves that one entry is in the public log in the state named here. Anyone can check it without this site.'],
  'paper.station': ['05f63f90', 'TPS'],
  'paper.what': ['c8c88633', 'Entry'],
  'paper.received': ['cf6240e0', 'Received by the log'],
  'paper.claimed': ['0aea6c20', 'Time by the device'],
  'paper.id': ['78944234', 'Hash of the entry'],
  'paper.state': ['1e5949e5', 'State of the log'],
  'paper.qr': ['f140b571', 'QR code {part} of {parts} of this receipt'],
  'paper.part': ['9f88e3d1', '{part} of {parts}'],
  'paper.scan': ['f176b1da', 'Scan all codes at {address}, from a screen, paper or photograph. That page shows the figures that were signed and checks the proof on your telephone, without a network too.'],
  'paper.too-large': ['7d140199', 'This receipt is too long for QR codes. Download its file.'],
  'paper.check': ['3045ae82', 'The codes hold the entry, its seal, and the proof in a standard form (c2sp.org/tlog-proof). Any program that knows the form can check it.'],
};
