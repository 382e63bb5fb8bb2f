package earshot.hiring;

/// An application went to another stage. Published inside the transaction that changes it.
public record StageChanged(long applicationId, Stage from, Stage to) {}
