import type { PetitionId } from '../../../shared/ids.ts';
import type { Cast } from './cast.ts';
import type { SamplePetition } from './sample.ts';

const places = ['成型车间门口', '窑炉车间更衣室', '包装间', '一号饭堂', '员工宿舍二栋'] as const;

/** The QR posters of the demo, and the petitions that are handed in by them. */
export class Posters {
  readonly #cast: Cast;
  readonly #marks: string[] = [];

  constructor(cast: Cast) {
    this.#cast = cast;
  }

  async hang(): Promise<void> {
    for (const place of places) {
      const { mark } = await this.#cast.as('chair', 'host.addPoster', { place });
      this.#marks.push(mark);
    }
  }

  /** Somebody scans one of them and hands in a petition; the canteen's is scanned most. */
  async handIn({ text, workshop, identity }: SamplePetition, nth: number): Promise<PetitionId> {
    const poster = this.#marks[nth % 3 === 0 ? places.indexOf('一号饭堂') : nth % places.length] ?? '';
    const { petitionNo } = await this.#cast.as('anyone', 'petition.handIn', {
      text,
      workshop,
      poster,
      ...(identity === undefined ? {} : { identity }),
    });
    const { rows } = await this.#cast.as('officer', 'petition.list', { channels: ['qr_code'], limit: 20 });
    const row = rows.find((one) => one.petitionNo === petitionNo);
    if (row === undefined) throw new Error(`the demo lost petition ${petitionNo}`);
    return row.id;
  }
}
