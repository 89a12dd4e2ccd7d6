//! Reads a gold and its article, has the article read, and scores what comes out.

use std::path::Path;

use reader::Article;
use reader::evaluate;
use reader::ledger::{Ledger, article_file};
use terms::Diagnostics;

use super::Scored;
use super::details::details;
use crate::Failure;
use crate::commands::gazetteer::gazetteer;
use crate::disk;

/// The same findings, each with the file it is about.
pub(super) fn in_file(path: &Path) -> impl Fn(Diagnostics) -> Diagnostics + '_ {
    move |found| {
        let mut named = Diagnostics::new();
        for mut diagnostic in found {
            diagnostic.message = format!("`{}`: {}", path.display(), diagnostic.message);
            named.push(diagnostic);
        }
        named
    }
}

pub(super) fn score(path: &Path, json: &str, runs: Option<&Path>) -> Result<Scored, Failure> {
    let file = article_file(json).map_err(in_file(path))?;
    let text = disk::text(&path.with_file_name(&file))?;
    let gold = Ledger::from_json(json, &text).map_err(in_file(path))?;
    let predicted = match runs {
        Some(folder) => {
            let run = folder.join(format!("{}.json", gold.document.id));
            Ledger::from_json(&disk::text(&run)?, &text).map_err(in_file(&run))?
        }
        None => read(&gold, &text, &file, path)?,
    };
    Ok(Scored {
        id: gold.document.id.clone(),
        scores: evaluate::score(&gold, &predicted, &text, false),
        details: details(&gold, &predicted, &text),
    })
}

/// Placet's own reading: written and read again, so that its offsets are checked like anybody's.
fn read(gold: &Ledger, text: &str, file: &str, path: &Path) -> Result<Ledger, Failure> {
    let article = Article::new(gold.document.id.clone(), text, gold.document.date);
    let actors = gold.document.actors_file.as_ref().map(|file| path.with_file_name(file));
    let reading = reader::read(article, &gazetteer(actors.as_deref())?, &[]);
    let written = Ledger::of(&reading, file).to_json(text)?;
    Ledger::from_json(&written.to_string(), text).map_err(|found| {
        let first = found.iter().next().map_or_else(String::new, |diagnostic| diagnostic.message.clone());
        Failure::Internal(format!("the reading of `{file}` is no valid ledger: {first}"))
    })
}
