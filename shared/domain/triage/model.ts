import { inScopeOutput, majorOutput, outputCount, urgentOutput } from './outputs.ts';

/** What training has set beside the weights. */
export interface ModelSettings {
  readonly version: string;
  /** Added to each output. */
  readonly biases: readonly number[];
  /** What one step of an int8 weight is worth, for each output. */
  readonly steps: readonly number[];
  /** Divides the scores before they become chances, so that these are met in fact. */
  readonly temperatures: { readonly category: number; readonly class: number };
  /** Straight line that turns the score of a mark into log-odds: slope and offset. */
  readonly calibration: Readonly<Record<'urgent' | 'major' | 'inScope', readonly [number, number]>>;
  /** The chance from which a mark is proposed. */
  readonly thresholds: Readonly<Record<'urgent' | 'major' | 'inScope', number>>;
}

/** A view over shipped weights: for each known feature its weight before training and one step count an output. */
export interface TriageModel {
  readonly settings: ModelSettings;
  readonly rows: number;
  /** Each feature's own weight, as trained with. */
  readonly rowWeights: Float32Array;
  /** `rows × outputCount` steps. */
  readonly weights: Int8Array;
  /** The row of a feature's hash, or -1 for a feature never seen in training. */
  rowOf(hash: number): number;
}

/** What `writeModel` needs: rows in ascending order of hash. */
export interface ModelParts {
  readonly settings: ModelSettings;
  readonly hashes: Uint32Array;
  readonly rowWeights: Float32Array;
  readonly weights: Int8Array;
}

const magic = 0x47535431;
/** A row's own weight is stored as a whole number of these. */
const rowWeightStep = 1 / 32;

/** Lays a model out: magic, lengths, settings as ASCII JSON, hashes, row weights, weights. Little-endian. */
export function writeModel({ settings, hashes, rowWeights, weights }: ModelParts): Uint8Array {
  const head = JSON.stringify(settings);
  const bytes = new Uint8Array(12 + head.length + hashes.length * 5 + weights.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, magic, true);
  view.setUint32(4, head.length, true);
  view.setUint32(8, hashes.length, true);
  for (let at = 0; at < head.length; at++) bytes[12 + at] = head.charCodeAt(at);
  let at = 12 + head.length;
  for (const hash of hashes) {
    view.setUint32(at, hash, true);
    at += 4;
  }
  for (const weight of rowWeights) bytes[at++] = quantisedRowWeight(weight);
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), at);
  return bytes;
}

/** The row weight as it will be read back, so that training can work with the value that is shipped. */
export function storedRowWeight(weight: number): number {
  return quantisedRowWeight(weight) * rowWeightStep;
}

/** Reads what `writeModel` wrote. Throws RangeError where the bytes are something else or were cut off. */
export function readModel(bytes: Uint8Array): TriageModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12 || view.getUint32(0, true) !== magic) throw new RangeError('not a triage model');
  const headLength = view.getUint32(4, true);
  const rows = view.getUint32(8, true);
  const start = 12 + headLength;
  if (bytes.length !== start + rows * (5 + outputCount))
    throw new RangeError('triage model cut off or of another make');
  // The layout is checked above; whoever wrote these bytes wrote these settings.
  const settings = JSON.parse(String.fromCharCode(...bytes.subarray(12, start))) as ModelSettings;
  const rowWeights = new Float32Array(rows);
  for (let row = 0; row < rows; row++) rowWeights[row] = (bytes[start + rows * 4 + row] ?? 0) * rowWeightStep;
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset + start + rows * 5, rows * outputCount);
  return { settings, rows, rowWeights, weights, rowOf: indexRows(view, start, rows) };
}

/** A model that knows nothing, for when the weights cannot be read: every proposal it makes is a guess and unsure. */
export function emptyModel(): TriageModel {
  const biases = new Array<number>(outputCount).fill(0);
  biases[urgentOutput] = biases[majorOutput] = -1;
  biases[inScopeOutput] = 1;
  return {
    settings: {
      version: 'none',
      biases,
      steps: new Array<number>(outputCount).fill(0),
      temperatures: { category: 1, class: 1 },
      calibration: { urgent: [1, 0], major: [1, 0], inScope: [1, 0] },
      thresholds: { urgent: 0.5, major: 0.5, inScope: 0.5 },
    },
    rows: 0,
    rowWeights: new Float32Array(0),
    weights: new Int8Array(0),
    rowOf: () => -1,
  };
}

function quantisedRowWeight(weight: number): number {
  return Math.max(1, Math.min(255, Math.round(weight / rowWeightStep)));
}

/** An open-addressed table from hash to row, at most half full. */
function indexRows(view: DataView, start: number, rows: number): (hash: number) => number {
  const size = 1 << (32 - Math.clz32(Math.max(rows, 8) * 2));
  const mask = size - 1;
  const keys = new Uint32Array(size);
  const places = new Int32Array(size).fill(-1);
  for (let row = 0; row < rows; row++) {
    const hash = view.getUint32(start + row * 4, true);
    let slot = hash & mask;
    while (places[slot] !== -1) slot = (slot + 1) & mask;
    keys[slot] = hash;
    places[slot] = row;
  }
  return (hash) => {
    let slot = hash & mask;
    for (;;) {
      const row = places[slot] ?? -1;
      if (row === -1 || keys[slot] === hash) return row;
      slot = (slot + 1) & mask;
    }
  };
}
