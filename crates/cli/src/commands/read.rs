//! `placet read`: an article becomes draft statements, and if wanted a dossier.

mod drafted;
mod into;
mod review;
mod shown;

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use clap::Args;
use reader::ledger::Ledger;
use reader::lexicon::{Lexicon, SHIPPED};
use reader::{Article, Reading};
use serde_json::Value;
use terms::{Date, Diagnostic, PathId, Source};

use super::gazetteer::gazetteer;
use super::{Format, date, pretty};
use crate::Failure;
use crate::disk;

/// Options of `placet read`.
#[derive(Args)]
#[command(after_help = "\
For example:
  placet read report.txt                          what it says, sentence by sentence
  placet read report.txt -o strait-2026           a draft dossier in a new folder
  placet read report.txt --into strait-2026       more statements for a dossier
  placet read report.txt -o strait-2026 --review  go through the drafts first
  placet read --show-lexicon                      the words it knows, as a file")]
pub(crate) struct Arguments {
    /// Articles as plain text
    #[arg(required_unless_present = "show_lexicon", value_name = "ARTICLE")]
    articles: Vec<PathBuf>,
    /// Add what is read to this dossier
    #[arg(long, value_name = "DOSSIER", conflicts_with = "output")]
    into: Option<String>,
    /// Write a draft dossier into this new folder
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// The day of the articles, where they do not say it themselves
    #[arg(long, value_name = "DATE", value_parser = date)]
    date: Option<Date>,
    /// Actors of your own, as in docs/gazetteer.md
    #[arg(long, value_name = "FILE")]
    actors: Option<PathBuf>,
    /// Words of your own, on top of those that ship and in the same form, as in docs/read.md
    #[arg(long, value_name = "FILE")]
    lexicon: Option<PathBuf>,
    /// Print the words that ship, and read nothing
    #[arg(long, exclusive = true)]
    show_lexicon: bool,
    /// Text or JSON
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Go through the drafts: accept, edit or skip each; only what is accepted is written
    #[arg(long)]
    review: bool,
}

/// An article that was read.
struct Read {
    /// The file as it was named.
    path: PathBuf,
    reading: Reading,
    ledger: Ledger,
}

impl Read {
    fn text(&self) -> &str {
        &self.reading.article.text
    }

    /// The day of the article.
    ///
    /// # Errors
    /// When neither the article nor the user says it: a statement has a day.
    fn day(&self) -> Result<Date, Diagnostic> {
        self.ledger.document.date.ok_or_else(|| {
            Diagnostic::error("no-date", format!("`{}` does not say of which day it is", self.path.display()))
                .hint("give the day: --date 2025-03-20")
        })
    }
}

/// The file's name without its folder and ending.
fn stem(path: &Path) -> String {
    path.file_stem().map_or_else(|| "article".to_owned(), |stem| stem.to_string_lossy().into_owned())
}

pub(crate) fn run(arguments: &Arguments) -> Result<String, Failure> {
    if arguments.show_lexicon {
        return Ok(SHIPPED.to_owned());
    }
    if arguments.review && arguments.output.is_none() && arguments.into.is_none() {
        return Err(Diagnostic::error("review-in-vain", "a review leads to a dossier, and none is named")
            .hint("name a new folder with -o DIR, or a dossier with --into DOSSIER")
            .into());
    }
    match (&arguments.into, &arguments.output) {
        (Some(dossier), _) => into::run(arguments, dossier),
        (None, Some(folder)) => drafted::run(arguments, folder),
        (None, None) => print(arguments),
    }
}

/// Reads each article with these motions, or with none.
fn read_all(
    arguments: &Arguments,
    gazetteer: &reader::Gazetteer,
    lexicon: &Lexicon,
    motions: &[reader::Motion],
) -> Result<Vec<Read>, Failure> {
    let read = |path: &PathBuf| -> Result<Read, Failure> {
        let text = disk::text(path)?;
        let article = Article::new(stem(path), text, arguments.date);
        let reading = reader::read_by(article, gazetteer, lexicon, motions);
        let file = path.file_name().map_or_else(|| stem(path), |name| name.to_string_lossy().into_owned());
        let ledger = Ledger::of(&reading, &file);
        Ok(Read { path: path.clone(), reading, ledger })
    };
    arguments.articles.iter().map(read).collect()
}

/// The lexicon that ships, with the words of a file on top where one is named.
///
/// # Errors
/// When something in the file is not understood: it would be left out in silence.
fn lexicon(arguments: &Arguments) -> Result<Cow<'static, Lexicon>, Failure> {
    let shipped = Lexicon::shipped();
    let Some(path) = &arguments.lexicon else { return Ok(Cow::Borrowed(shipped)) };
    let source = Source::new(path.display().to_string(), disk::text(path)?);
    let (own, diagnostics) = Lexicon::parse(&source);
    if diagnostics.has_errors() {
        return Err(diagnostics.into());
    }
    Ok(Cow::Owned(shipped.clone().with(own)))
}

fn print(arguments: &Arguments) -> Result<String, Failure> {
    let all = read_all(arguments, &gazetteer(arguments.actors.as_deref())?, &*lexicon(arguments)?, &[])?;
    match arguments.format {
        Format::Text => Ok(all.iter().map(shown::text).collect::<Vec<_>>().join("\n")),
        Format::Json => json(&all),
    }
}

/// What is printed when something was written: what was done, or as JSON what was read.
fn delivered(arguments: &Arguments, all: &[Read], page: String) -> Result<String, Failure> {
    match arguments.format {
        Format::Text => Ok(page),
        Format::Json => json(all),
    }
}

/// One ledger, or a list of them.
fn json(all: &[Read]) -> Result<String, Failure> {
    let mut ledgers = Vec::new();
    for read in all {
        let ledger = read.ledger.to_json(read.text());
        ledgers.push(ledger.map_err(|broken| Failure::Internal(broken.message))?);
    }
    Ok(match ledgers.as_slice() {
        [one] => pretty(one),
        _ => pretty(&Value::Array(ledgers)),
    })
}

/// Is this a name that a new dossier can have?
fn new_name(folder: &Path) -> Result<String, Diagnostic> {
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    PathId::parse(&name).map_err(|_| {
        Diagnostic::error("bad-name", format!("`{}` cannot name a dossier", folder.display()))
            .hint("use letters, digits, `_` and `-`, as in grain-corridor-2026")
    })?;
    if folder.exists() {
        return Err(Diagnostic::error("exists", format!("`{}` is there already", folder.display()))
            .hint("choose another name, or add to a dossier with --into"));
    }
    Ok(name)
}
