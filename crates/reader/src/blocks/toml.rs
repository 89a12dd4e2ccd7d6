//! TOML text.

use std::fmt::Write as _;

use super::Value;

/// How wide a comment may be.
const WIDTH: usize = 78;

/// A value as TOML.
pub(super) fn value(value: &Value) -> String {
    match value {
        Value::Text(text) => quoted(text),
        Value::List(texts) => {
            format!("[{}]", texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", "))
        }
        Value::Day(day) => day.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Yes => "true".to_owned(),
    }
}

/// A basic string; line ends become blanks, so that every field stands on one line.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' | '\r' | '\t' => quoted.push(' '),
            control if control.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(control));
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

/// Lines as comments, as they are.
pub(super) fn comment(text: &str) -> String {
    text.lines().map(|line| format!("# {line}\n")).collect()
}

/// Running text as comments, wrapped; control characters are dropped.
pub(super) fn wrapped_comment(text: &str, first: &str, others: &str) -> String {
    let clean: String = text.chars().filter(|letter| !letter.is_control() || letter.is_whitespace()).collect();
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in clean.split_whitespace() {
        let width = if lines.is_empty() { first } else { others }.chars().count();
        if !line.is_empty() && width + line.chars().count() + 1 + word.chars().count() > WIDTH {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
    let lead = |at: usize| if at == 0 { first } else { others };
    lines.iter().enumerate().map(|(at, line)| format!("# {}{line}", lead(at)).trim_end().to_owned() + "\n").collect()
}
