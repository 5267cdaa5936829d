// How a program uses the exported types: what must compile compiles, and what must not does not.
import type { EventPayloads, KnownEventName, PdParcelTakenInPayload } from '../golden/exports/parcels';

const payload: PdParcelTakenInPayload = {
  organization_id: '00000000-0000-4000-8000-000000000001',
  parcel_id: '00000000-0000-4000-8000-000000000002',
  correlation_id: 'desk-4_small_1',
  size: 'small',
  weight_grams: 250,
  taken_in_at: '2026-03-01T08:00:00Z',
  collected_by: null,
  stops: [{ stop_id: '00000000-0000-4000-8000-000000000003' }],
};

function publish<Name extends KnownEventName>(name: Name, what: EventPayloads[Name]): void {
  void name;
  void what;
}

publish('pd_parcel_taken_in', payload);
publish('tr_van_arrived', {});
// @ts-expect-error: no document states this event
publish('pd_parcel_lost', payload);
// @ts-expect-error: no such size
publish('pd_parcel_taken_in', { ...payload, size: 'huge' });
// @ts-expect-error: the parcel is required
publish('pd_parcel_taken_in', { ...payload, parcel_id: undefined });
// @ts-expect-error: null is no weight
publish('pd_parcel_taken_in', { ...payload, weight_grams: null });

// Every name has a payload, and every payload a name.
type Same<A, B> = [A, B] extends [B, A] ? true : false;
export const complete: Same<KnownEventName, keyof EventPayloads> = true;
