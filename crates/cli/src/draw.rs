//! Draws diagnostics with the text they point at.

use std::borrow::Cow;
use std::io::{IsTerminal, Write};

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use terms::{Diagnostic, Diagnostics, Place, Severity};

/// The most bytes of a line that are shown: a line of a megabyte is no help.
const LONGEST_LINE: usize = 400;

/// The most bytes of a message that are shown: it may quote a name of a megabyte.
const LONGEST_MESSAGE: usize = 2_000;

/// Prints diagnostics on the standard error, errors and warnings in their order.
pub(crate) fn print(diagnostics: &Diagnostics) {
    let mut out = std::io::stderr().lock();
    let coloured = out.is_terminal();
    for diagnostic in diagnostics {
        let _ = writeln!(out, "{}\n", text(diagnostic, coloured));
    }
    let errors = diagnostics.iter().filter(|d| d.severity == Severity::Error).count();
    if errors > 1 {
        let _ = writeln!(out, "{errors} errors");
    }
}

/// One diagnostic as text.
pub(crate) fn text(diagnostic: &Diagnostic, coloured: bool) -> String {
    let renderer = if coloured { Renderer::styled() } else { Renderer::plain() };
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(shortened(&diagnostic.message));
    let mut group = Group::with_title(title);
    if let Some(place) = &diagnostic.place {
        group = group.element(snippet(place, &diagnostic.label, AnnotationKind::Primary));
    }
    for (place, label) in &diagnostic.others {
        group = group.element(snippet(place, label, AnnotationKind::Context));
    }
    for hint in &diagnostic.hints {
        group = group.element(Level::HELP.message(shortened(hint)));
    }
    renderer.render(&[group])
}

/// The lines at a place, cut where they are very long.
fn snippet<'a>(
    place: &'a Place,
    label: &'a str,
    kind: AnnotationKind,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let text = &place.source.text;
    let start = floor(text, place.span.start);
    let end = floor(text, place.span.end.clamp(start, start + LONGEST_LINE));
    let from = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let from = if start - from > LONGEST_LINE { floor(text, start - LONGEST_LINE / 2) } else { from };
    let to = text[end..].find('\n').map_or(text.len(), |at| end + at);
    let to = if to - end > LONGEST_LINE { floor(text, end + LONGEST_LINE / 2) } else { to };
    let line = text[..from].matches('\n').count() + 1;
    let annotation = kind.span(start - from..end - from);
    let annotation = if label.is_empty() { annotation } else { annotation.label(label) };
    Snippet::source(&text[from..to]).line_start(line).path(&place.source.name).annotation(annotation)
}

fn shortened(text: &str) -> Cow<'_, str> {
    if text.len() <= LONGEST_MESSAGE {
        return Cow::Borrowed(text);
    }
    let left = text.len() - floor(text, LONGEST_MESSAGE);
    Cow::Owned(format!("{}… and {left} more bytes", &text[..floor(text, LONGEST_MESSAGE)]))
}

fn floor(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}
