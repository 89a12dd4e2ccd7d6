//! Small fields that many blocks have.

use terms::table::{At, Table};
use terms::{Date, Diagnostic, Diagnostics};

use crate::model::{Mark, UnknownKind};

/// A text that may be left out.
pub(super) fn words(table: &mut Table<'_>, key: &str, diagnostics: &mut Diagnostics) -> String {
    table.text(key, diagnostics).map(|text| text.value).unwrap_or_default()
}

/// A list of texts that may be left out.
pub(super) fn list(table: &mut Table<'_>, key: &str, diagnostics: &mut Diagnostics) -> Vec<String> {
    table.texts(key, diagnostics).into_iter().map(|text| text.value).collect()
}

/// One of a few words.
pub(super) fn choice<T: Copy>(
    table: &mut Table<'_>,
    key: &str,
    among: &[(&str, T)],
    diagnostics: &mut Diagnostics,
) -> Option<At<T>> {
    let text = table.text(key, diagnostics)?;
    if let Some((_, value)) = among.iter().find(|(word, _)| *word == text.value) {
        return Some(At { value: *value, place: text.place });
    }
    let shown: String = text.value.chars().take(40).collect();
    let words: Vec<String> = among.iter().map(|(word, _)| format!("\"{word}\"")).collect();
    diagnostics.push(
        Diagnostic::error("unknown-word", format!("`{key}` cannot be `{shown}`"))
            .at(text.place, format!("expected one of {}", words.join(", "))),
    );
    None
}

/// `kind = "ask"` or `"watch"`.
pub(super) fn unknown_kind(table: &mut Table<'_>, diagnostics: &mut Diagnostics) -> Option<UnknownKind> {
    let among = [("ask", UnknownKind::Ask), ("watch", UnknownKind::Watch)];
    choice(table, "kind", &among, diagnostics).map(|kind| kind.value)
}

/// `mark = "A"` or `"B"`.
pub(super) fn mark(table: &mut Table<'_>, diagnostics: &mut Diagnostics) -> Option<Mark> {
    if let Some(written) = table.text("mark", &mut Diagnostics::new())
        && written.value == "M"
    {
        diagnostics.push(
            Diagnostic::error("memory-mark", "memory is not a source")
                .at(written.place, "M marks what nobody has read")
                .hint("find it in a source (mark B, or A where two publishers have it), or leave the block out"),
        );
        return None;
    }
    let among = [("A", Mark::Twice), ("B", Mark::Once)];
    choice(table, "mark", &among, diagnostics).map(|mark| mark.value)
}

/// `as_of`, the dossier's own day when not written.
pub(super) fn as_of(table: &mut Table<'_>, otherwise: Date, diagnostics: &mut Diagnostics) -> Date {
    table.date("as_of", diagnostics).map_or(otherwise, |date| date.value)
}
