package holdfast.catalog;

/**
 * Why a listing is left alone: nothing is published to it until that is mended. The names are part
 * of the API.
 */
public enum Parked {
  /** The store neither counts the variant nor stops selling it. */
  UNTRACKED,
  /** The store goes on selling at zero, whatever it is told. */
  CONTINUES_AT_ZERO,
  /** The variant is not stocked at the location that is pushed to. */
  NOT_STOCKED,
  /** Several of the store's variants have the same SKU text. */
  DUPLICATE_SKU,
  /** The variant is gone from the store. */
  DELETED,
  /** The store makes the variant's quantity from its components. */
  BUNDLE_PARENT,
  /** The store now calls it by another SKU text, or counts it as another item. */
  MAPPING_CHANGED,
  /** The store sells fractions of it. */
  FRACTIONAL,
  /** Somebody parked it. */
  BY_HAND,
  /** It stands for no SKU. */
  UNMAPPED
}
