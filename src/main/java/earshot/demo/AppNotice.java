package earshot.demo;

import java.time.Instant;

/// What an applicant's phone says who has the app of the company open.
public record AppNotice(long deliveryId, String company, String sentence, Instant at) {}
