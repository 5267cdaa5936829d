// Made by assay from contract documents; changes belong there. `assay compile --format typescript`

/** The name of every event that the documents state. */
export type KnownEventName =
  | 'pd_parcel_given_up'
  | 'pd_parcel_taken_in'
  | 'tr_van_arrived';

/**
 * pd_parcel_given_up.
 * The payload inside of the FW-16 envelope.
 * Published by: PD (parcel desk).
 * Subscribers: TR-02 (tracking).
 * Status: deprecated.
 * Fields as of: pd_parcel_taken_in.
 * Stated at: tests/fixtures/exports/parcels.md:53.
 * @deprecated
 */
export interface PdParcelGivenUpPayload {
  /** tests/fixtures/exports/parcels.md:24. Inferred: said to be the same as in pd_parcel_taken_in. Format: uuid. */
  organization_id: string;
  /** tests/fixtures/exports/parcels.md:25. Inferred: said to be the same as in pd_parcel_taken_in. Format: uuid. */
  parcel_id: string;
  /** tests/fixtures/exports/parcels.md:26. Inferred: said to be the same as in pd_parcel_taken_in. */
  correlation_id: string;
  /** tests/fixtures/exports/parcels.md:27. Inferred: said to be the same as in pd_parcel_taken_in. */
  size: 'small' | 'large';
  /** tests/fixtures/exports/parcels.md:28. Inferred: said to be the same as in pd_parcel_taken_in. */
  weight_grams: number;
  /** ISO 8601. tests/fixtures/exports/parcels.md:29. Inferred: said to be the same as in pd_parcel_taken_in. Format: date-time. */
  taken_in_at: string;
  /** tests/fixtures/exports/parcels.md:30. Inferred: said to be the same as in pd_parcel_taken_in. Format: uuid. */
  collected_by?: string | null;
  /** tests/fixtures/exports/parcels.md:31. Inferred: said to be the same as in pd_parcel_taken_in. */
  stops: Array<{
    /** tests/fixtures/exports/parcels.md:32. Inferred: said to be the same as in pd_parcel_taken_in. Format: uuid. */
    stop_id: string;
    /** tests/fixtures/exports/parcels.md:33. Inferred: said to be the same as in pd_parcel_taken_in. */
    note?: string | null;
  }>;
}

/**
 * pd_parcel_taken_in.
 * The payload inside of the FW-16 envelope.
 * Published by: PD (parcel desk).
 * Subscribers: TR-02 (tracking), BL-01 (billing).
 * Delivery: at-least-once.
 * Ordering: none.
 * Idempotency key: correlation_id.
 * Stated at: tests/fixtures/exports/parcels.md:9.
 */
export interface PdParcelTakenInPayload {
  /** tests/fixtures/exports/parcels.md:24. Format: uuid. */
  organization_id: string;
  /** tests/fixtures/exports/parcels.md:25. Format: uuid. */
  parcel_id: string;
  /** tests/fixtures/exports/parcels.md:26. */
  correlation_id: string;
  /** tests/fixtures/exports/parcels.md:27. */
  size: 'small' | 'large';
  /** tests/fixtures/exports/parcels.md:28. */
  weight_grams: number;
  /** ISO 8601. tests/fixtures/exports/parcels.md:29. Format: date-time. */
  taken_in_at: string;
  /** tests/fixtures/exports/parcels.md:30. Format: uuid. */
  collected_by?: string | null;
  /** tests/fixtures/exports/parcels.md:31. */
  stops: Array<{
    /** tests/fixtures/exports/parcels.md:32. Format: uuid. */
    stop_id: string;
    /** tests/fixtures/exports/parcels.md:33. */
    note?: string | null;
  }>;
}

/**
 * tr_van_arrived.
 * Published by: TR-02.
 * The document does not say whether these are required: organization_id, van_id.
 * Stated at: tests/fixtures/exports/parcels.md:68.
 */
export interface TrVanArrivedPayload {
  /** tests/fixtures/exports/parcels.md:68. */
  organization_id?: unknown;
  /** tests/fixtures/exports/parcels.md:68. */
  van_id?: unknown;
  /** tests/fixtures/exports/parcels.md:68. */
  dock?: unknown;
}

/** From an event's name to its payload. */
export interface EventPayloads {
  'pd_parcel_given_up': PdParcelGivenUpPayload;
  'pd_parcel_taken_in': PdParcelTakenInPayload;
  'tr_van_arrived': TrVanArrivedPayload;
}
