package earshot.singlesignon;

/// A company somebody can go on to, by its provider.
public record Choice(String slug, String name) {}
