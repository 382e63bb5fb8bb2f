package earshot.chaos;

/// What a comparison of the ledger with the database and the sinks found.
///
/// @param lost acknowledged and not there, or said to be sent and not taken
/// @param twice there more than once, or sent more often than there were attempts
/// @param repeated the same mail, or the same text, once more for an attempt whose end nobody knows
/// @param uncertain texts of which the message says that nobody knows whether they went
record Findings(int lost, int twice, int repeated, int uncertain) {}
