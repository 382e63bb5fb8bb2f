package earshot.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What of the log is read.
///
/// @param user who did it; null for anybody
/// @param kind what was done; null for anything
/// @param applicants to which applicants; null for any
/// @param from since then; null for ever
/// @param until before then; null for now
public record AuditFilter(
    @Nullable Long user,
    Deed.@Nullable Kind kind,
    @Nullable List<Long> applicants,
    @Nullable Instant from,
    @Nullable Instant until) {}
