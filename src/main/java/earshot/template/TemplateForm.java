package earshot.template;

import org.jspecify.annotations.Nullable;

/// What the form of a template shows: as stored, or as typed.
///
/// @param id null for a new one
public record TemplateForm(@Nullable Long id, String name, String body, boolean shared) {}
