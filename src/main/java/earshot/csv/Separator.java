package earshot.csv;

/// What stands between two cells.
public enum Separator {
  COMMA("Comma", ','),
  SEMICOLON("Semicolon", ';'),
  TAB("Tab", '\t');

  private final String label;
  private final char sign;

  Separator(String label, char sign) {
    this.label = label;
    this.sign = sign;
  }

  public String label() {
    return label;
  }

  char sign() {
    return sign;
  }
}
