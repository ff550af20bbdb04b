// Prints a CSV of officers for the desk of a village committee (PPS): so many members for each station of the
// village, by names that are plainly invented. For rehearsals: the real list comes from the committee's own
// books. No identity number, no address, no telephone: the desk asks for none and takes none.
// Node 20 or later. Usage: node officers-csv.mjs <api> <village> [members a station]
const [api = '', village = '', members = '7'] = process.argv.slice(2);

const answer = await fetch(new URL(`/api/v1/units/${village}`, api));
if (!answer.ok) throw new Error(`${village}: ${answer.status}`);
const { children } = await answer.json();

const PLANTS = ['Anggrek', 'Bambu', 'Cempaka', 'Dahlia', 'Enau', 'Flamboyan', 'Gaharu', 'Hanjuang'];
console.log('kode,jabatan,nama');
for (const { unit } of children) {
  for (let number = 0; number < Number(members); number++) {
    console.log(`${unit},KPPS,Contoh ${PLANTS[number % PLANTS.length]} ${unit.slice(-3)}-${number + 1}`);
  }
}
