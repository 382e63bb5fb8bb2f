package earshot.scim;

import static java.util.Objects.requireNonNullElse;

import org.jspecify.annotations.Nullable;

/// What the query of an address says of attributes, by the names of RFC 7644 section 3.9.
record AttributesQuery(@Nullable String attributes, @Nullable String excludedAttributes) {

  WantedAttributes wanted() {
    return WantedAttributes.parse(
        requireNonNullElse(attributes, ""), requireNonNullElse(excludedAttributes, ""));
  }
}
