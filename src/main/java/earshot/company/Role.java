package earshot.company;

/// What a user is in the company. An administrator may do everything at every location, a manager
/// what is granted for each.
public enum Role {
  ADMINISTRATOR,
  MANAGER
}
