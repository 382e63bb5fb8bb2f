package earshot.company;

/// Nobody is hired at the location any more. Published inside the transaction that closes it.
public record LocationClosed(long locationId) {}
