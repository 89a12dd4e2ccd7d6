//! What was read, added to a dossier; all else in its files stays as it is, byte for byte.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use dossier::Dossier;
use reader::blocks::{Aim, Block, Setting, blocks, listed, source_block};
use reader::gazetteer::Actors;
use reader::ledger::UNRESOLVED;
use terms::{Diagnostic, Memory};

use super::drafted::source_id;
use super::{Arguments, Read, delivered, gazetteer, lexicon, read_all, review};
use crate::Failure;
use crate::disk;
use crate::open::{folder_of, opened};

pub(super) fn run(arguments: &Arguments, named: &str) -> Result<String, Failure> {
    let folder = folder_of(named)?;
    let (motions, actors) =
        opened(&folder, &Memory::new(), |dossier, _, _| Ok((motions(dossier), Actors::of(dossier))))?;
    let gazetteer = gazetteer(arguments.actors.as_deref())?.with_actors(&actors);
    let mut page = String::new();
    let all = read_all(arguments, &gazetteer, &*lexicon(arguments)?, &motions)?;
    for read in &all {
        page.push_str(&add(arguments, read, named)?);
    }
    delivered(arguments, &all, page)
}

/// What statements of the dossier can be on.
fn motions(dossier: &Dossier) -> Vec<reader::Motion> {
    let motion =
        |id: &str, title: &str| reader::Motion { id: id.to_owned(), title: title.to_owned(), words: Vec::new() };
    let motions = dossier.motions.iter().map(|known| motion(known.id.value.as_str(), &known.title));
    let resources = dossier.resources.iter().map(|known| motion(known.id.value.as_str(), &known.unit));
    let events = dossier.events.iter().map(|known| motion(known.id.value.as_str(), &known.title));
    motions.chain(resources).chain(events).collect()
}

/// Adds one article to the dossier named.
pub(super) fn add(arguments: &Arguments, read: &Read, named: &str) -> Result<String, Failure> {
    let folder = folder_of(named)?;
    let date = read.day()?;
    let source = source_id(read);
    let (aims, taken, as_of) = opened(&folder, &Memory::new(), |dossier, _, _| {
        if let Some(known) = dossier.sources.iter().find(|known| known.id.value.as_str() == source) {
            return Err(Diagnostic::error("read-before", format!("`{named}` has a source `{source}` already"))
                .at(known.id.place.clone(), "its statements would count twice")
                .hint("if it is another article, give its file another name")
                .into());
        }
        Ok((aims(dossier), taken(dossier), dossier.question.as_of.value))
    })?;
    let aim = |issue: &str| aims.get(issue).cloned().unwrap_or(Aim::Unresolved);
    let mut drafts = blocks(&read.ledger, Setting { article: read.text(), date, source: &source, aim: &aim, taken });
    let mut page = String::new();
    if arguments.review {
        drafts = review::on_terminal(drafts, &read.reading)?;
    }
    if drafts.is_empty() {
        page.push_str(&format!("Nothing from {} is added to {named}.\n", read.path.display()));
        return Ok(page);
    }
    let title = read.ledger.document.title.clone().unwrap_or_else(|| read.ledger.document.id.clone());
    let files = settle(&folder, &mut drafts, &source_block(&source, &title, Some(date)))?;
    for (file, text) in &files {
        let path = folder.join(file);
        std::fs::write(&path, text)
            .map_err(|error| Failure::Internal(format!("`{}` cannot be written: {error}", path.display())))?;
    }
    let (resolved, open): (Vec<&Block>, Vec<&Block>) = drafts.iter().partition(|block| block.is_resolved());
    let blocks = if resolved.len() == 1 { "1 block".to_owned() } else { format!("{} blocks", resolved.len()) };
    page.push_str(&format!("{blocks} from {} added to {named}.\n", read.path.display()));
    if as_of < date {
        page.push_str(&format!("{named} is as of {as_of}: until as_of is moved, later words are not used.\n"));
    }
    if !open.is_empty() {
        page.push_str(&format!("{} not resolved, written as comments with `?`:\n", open.len()));
        let items: Vec<String> =
            open.iter().map(|block| format!("{}: {}", block.text("id"), block.todo.join("; "))).collect();
        page.push_str(&list(&items));
    }
    Ok(page)
}

/// Items, one below the other.
pub(super) fn list(items: &[String]) -> String {
    let mut page = String::new();
    for item in items {
        for (at, line) in brief::wrap(item, 76).iter().enumerate() {
            page.push_str(if at == 0 { "  - " } else { "    " });
            page.push_str(line);
            page.push('\n');
        }
    }
    page
}

fn aims(dossier: &Dossier) -> BTreeMap<String, Aim> {
    let motions = dossier.motions.iter().map(|known| (known.id.value.to_string(), known.selector.is_some()));
    let resources = dossier.resources.iter().map(|known| (known.id.value.to_string(), known.selector.is_some()));
    let aim = |(id, with_contexts): (String, bool)| (id.clone(), Aim::Motion { id, near: false, with_contexts });
    let events = dossier.events.iter().map(|known| (known.id.value.to_string(), false));
    motions.chain(resources).chain(events).map(aim).collect()
}

fn taken(dossier: &Dossier) -> BTreeSet<String> {
    let statements = dossier.statements.iter().map(|known| known.id.value.to_string());
    let dates = dossier.dates.iter().map(|known| known.id.value.to_string());
    statements.chain(dates).chain(dossier.arguments.iter().map(|known| known.id.value.to_string())).collect()
}

/// A file of the dossier with blocks at its end; a new one where there is none.
fn appended(folder: &Path, file: &str, blocks: &str) -> Result<String, Failure> {
    let path = folder.join(file);
    if !path.exists() {
        return Ok(format!("format = 1\n\n{}", blocks.trim_start()));
    }
    let mut text = disk::text(&path)?;
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text.push('\n');
    text.push_str(blocks.trim_start());
    Ok(text)
}

/// The files as they will be. An actor that the dossier does not know is left to the user: its statements become comments.
fn settle(folder: &Path, drafts: &mut [Block], source: &str) -> Result<Vec<(&'static str, String)>, Failure> {
    let mut marked = BTreeSet::new();
    loop {
        let statements = appended(folder, "statements.toml", &listed(drafts))?;
        let sources = appended(folder, "sources.toml", source)?;
        let name = std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf());
        let name = name.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let changed = Memory::new()
            .with(format!("{name}/statements.toml"), statements.as_bytes())
            .with(format!("{name}/sources.toml"), sources.as_bytes());
        let failure = match opened(folder, &changed, |_, _, _| Ok(())) {
            Ok(()) => return Ok(vec![("statements.toml", statements), ("sources.toml", sources)]),
            Err(failure) => failure,
        };
        // Every round marks one more actor as unknown, or gives up.
        let unknown = match &failure {
            Failure::Input(found) => found
                .iter()
                .filter(|diagnostic| diagnostic.code == "unknown-actor")
                .filter_map(|diagnostic| diagnostic.place.as_ref())
                .map(|place| place.text().trim_matches('"').to_owned())
                .find(|actor| drafts.iter().any(|block| block.text("actor") == actor) && marked.insert(actor.clone())),
            Failure::Internal(_) => None,
        };
        let Some(unknown) = unknown else { return Err(failure) };
        for block in drafts.iter_mut().filter(|block| block.text("actor") == unknown) {
            block.set("actor", UNRESOLVED);
            block.todo.push(format!("for whom is this said? the dossier has no actor `{unknown}`"));
        }
    }
}
