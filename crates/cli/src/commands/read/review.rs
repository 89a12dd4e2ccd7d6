//! Going through the drafts: each is shown under its sentence, and accepted, edited or skipped.

use std::io::{BufRead, Write};

use reader::Reading;
use reader::blocks::{Block, Value};
use terms::{Diagnostic, parse_date};

use super::shown::words;
use crate::Failure;

const KEYS: &str = "[a]ccept, [e]dit, [s]kip, [q]uit (keeps what was accepted)? ";

/// The dialogue on the standard input and output.
pub(super) fn on_terminal(blocks: Vec<Block>, reading: &Reading) -> Result<Vec<Block>, Failure> {
    let mut input = std::io::stdin().lock();
    let mut output = std::io::stdout().lock();
    review(blocks, reading, &mut input, &mut output)
        .map_err(|error| Failure::Internal(format!("the terminal cannot be used: {error}")))
}

/// Shows each block and asks; the end of the input is `q`.
fn review(
    blocks: Vec<Block>,
    reading: &Reading,
    input: &mut impl BufRead,
    output: &mut impl Write,
) -> std::io::Result<Vec<Block>> {
    let mut accepted = Vec::new();
    let count = blocks.len();
    for (number, mut block) in blocks.into_iter().enumerate() {
        show(&block, reading, number + 1, count, output)?;
        loop {
            write!(output, "{KEYS}")?;
            output.flush()?;
            let Some(line) = next_line(input)? else {
                writeln!(output)?;
                return Ok(accepted);
            };
            match line.trim().to_lowercase().as_str() {
                "a" | "accept" | "y" | "yes" => {
                    let open = block.unresolved().next().map(str::to_owned);
                    let Some(field) = open else {
                        accepted.push(block);
                        break;
                    };
                    writeln!(output, "`{field}` is still `?`: edit it, or skip the draft.")?;
                }
                "s" | "skip" | "n" | "no" => break,
                "q" | "quit" => return Ok(accepted),
                "e" | "edit" => {
                    edit(&mut block, input, output)?;
                    write!(output, "\n{}", block.toml())?;
                }
                _ => writeln!(output, "Type a, e, s or q, and then Enter.")?,
            }
        }
    }
    Ok(accepted)
}

/// A line without its end; none at the end of the input.
fn next_line(input: &mut impl BufRead) -> std::io::Result<Option<String>> {
    let mut line = String::new();
    Ok((input.read_line(&mut line)? > 0).then_some(line))
}

fn show(block: &Block, reading: &Reading, number: usize, count: usize, output: &mut impl Write) -> std::io::Result<()> {
    writeln!(output, "\n{number} of {count}")?;
    let at = block.evidence.start;
    let sentence = reading.article.sentences.iter().find(|sentence| sentence.span.contains(&at));
    let span = sentence.map_or(&block.evidence, |sentence| &sentence.span);
    for line in brief::wrap(&words(&reading.article.text, span), 78) {
        writeln!(output, "  {line}")?;
    }
    writeln!(output)?;
    for item in &block.todo {
        writeln!(output, "to do: {item}")?;
    }
    write!(output, "{}", block.toml())
}

/// Reads `field = value` line by line, until an empty line.
fn edit(block: &mut Block, input: &mut impl BufRead, output: &mut impl Write) -> std::io::Result<()> {
    writeln!(output, "Write `field = value`; `field =` takes it out; an empty line ends.")?;
    loop {
        write!(output, "> ")?;
        output.flush()?;
        let Some(line) = next_line(input)? else {
            writeln!(output)?;
            return Ok(());
        };
        let line = line.trim();
        if line.is_empty() {
            return Ok(());
        }
        let Some((field, value)) = line.split_once('=') else {
            writeln!(output, "expected `field = value`, as in: position = con firm")?;
            continue;
        };
        let (field, value) = (field.trim(), value.trim());
        match parse(field, value) {
            Ok(None) => block.unset(field),
            Ok(Some(value)) => block.set(field, value),
            Err(message) => writeln!(output, "{}", message.message)?,
        }
    }
}

/// A value as it is typed: a list in brackets or with commas where the field holds one, else text with or without quotes.
fn parse(field: &str, value: &str) -> Result<Option<Value>, Diagnostic> {
    if field.is_empty() || !field.chars().all(|c| c.is_ascii_lowercase() || c == '_') {
        return Err(Diagnostic::error("bad-value", format!("`{field}` is no field")));
    }
    if value.is_empty() {
        return Ok(None);
    }
    let unquoted = |text: &str| text.trim().trim_matches('"').to_owned();
    let list = |text: &str| {
        let inner = text.trim_start_matches('[').trim_end_matches(']');
        Value::List(inner.split(',').map(unquoted).filter(|item| !item.is_empty()).collect())
    };
    Ok(Some(match field {
        "date" => Value::Day(parse_date(&unquoted(value)).map_err(|message| Diagnostic::error("bad-value", message))?),
        "digit" => Value::Number(
            value
                .parse()
                .map_err(|_| Diagnostic::error("bad-value", format!("`digit` cannot be {value}: expected 1 to 6")))?,
        ),
        "repeated" | "translated" if value == "true" => Value::Yes,
        "repeated" | "translated" => return Ok(None),
        "chain" | "also" | "witnesses" => list(value),
        // A word as `all`, or contexts.
        "scope" if value.starts_with('[') => list(value),
        _ => Value::Text(unquoted(value)),
    }))
}
