package earshot.company;

/// What a user is in the company. An administrator may review applications at every location, a
/// manager at those granted.
public enum Role {
  ADMINISTRATOR,
  MANAGER
}
