//! Votes as they are written on the command line and in files.

use std::path::{Path, PathBuf};

use rules::Votes;
use terms::{ActorId, Diagnostic, Diagnostics, OptionId, load};

use crate::Failure;
use crate::disk::Disk;

/// Actors by their ids.
pub(crate) fn actors(names: &[String]) -> Result<Vec<ActorId>, Failure> {
    names
        .iter()
        .map(|name| Ok(ActorId::parse(name).map_err(|message| Diagnostic::error("bad-value", message))?))
        .collect()
}

fn option(name: &str) -> Result<OptionId, Diagnostic> {
    OptionId::parse(name).map_err(|message| Diagnostic::error("bad-value", message))
}

/// Votes by name, from words as `RUS=no` and from a file, or counts as `yes=264`.
pub(crate) fn votes(words: &[String], file: Option<&Path>, counts: &[String]) -> Result<Votes, Failure> {
    let mut errors = Diagnostics::new();
    if !counts.is_empty() {
        if !words.is_empty() || file.is_some() {
            errors.push(Diagnostic::error("contradiction", "votes are given by name and as counts; give one of them"));
        }
        let counts = counts.iter().filter_map(|text| keep(count(text), &mut errors)).collect();
        return if errors.is_empty() { Ok(Votes::Counts(counts)) } else { Err(errors.into()) };
    }
    let mut named: Vec<(String, String)> = Vec::new();
    for text in words {
        match text.split_once('=') {
            Some((actor, option)) => named.push((actor.trim().to_owned(), option.trim().to_owned())),
            None => errors.push(
                Diagnostic::error("bad-vote", format!("`{text}` is not a vote"))
                    .hint("write ACTOR=OPTION, as in RUS=no"),
            ),
        }
    }
    if let Some(path) = file {
        from_file(path, &mut named, &mut errors);
    }
    let (mut votes, mut others) = (Vec::new(), None);
    for (actor, choice) in named {
        let Some(choice) = keep(option(&choice), &mut errors) else { continue };
        if actor == "others" {
            if others.replace(choice).is_some() {
                errors.push(Diagnostic::error("duplicate", "`others` is given twice"));
            }
        } else if let Some(actor) =
            keep(ActorId::parse(&actor).map_err(|message| Diagnostic::error("bad-value", message)), &mut errors)
        {
            votes.push((actor, choice));
        }
    }
    if errors.is_empty() { Ok(Votes::Named { votes, others }) } else { Err(errors.into()) }
}

fn keep<T>(result: Result<T, Diagnostic>, errors: &mut Diagnostics) -> Option<T> {
    result.map_err(|error| errors.push(error)).ok()
}

fn count(text: &str) -> Result<(OptionId, u64), Diagnostic> {
    let wrong = || Diagnostic::error("bad-count", format!("`{text}` is not a count")).hint("write yes=264,no=250");
    let (name, number) = text.split_once('=').ok_or_else(wrong)?;
    Ok((option(name.trim())?, number.trim().parse().map_err(|_| wrong())?))
}

/// Reads `actor,vote` rows; a first row that says so is a heading. `Y`, `N` and `A` are yes, no and abstain.
fn from_file(path: &Path, named: &mut Vec<(String, String)>, errors: &mut Diagnostics) {
    let folder = path.parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf);
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let Some(source) = load(&Disk::new(folder), &name, true, errors) else { return };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .comment(Some(b'#'))
        .trim(csv::Trim::All)
        .from_reader(source.text.as_bytes());
    for (row, record) in reader.records().enumerate() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                errors.push(Diagnostic::error("bad-table", format!("{}: {error}", source.name)));
                continue;
            }
        };
        let (Some(actor), Some(vote), None) = (record.get(0), record.get(1), record.get(2)) else {
            let message = format!("{}: row {} does not have two columns", source.name, row + 1);
            errors.push(Diagnostic::error("bad-table", message).hint("the columns are actor,vote"));
            continue;
        };
        if row == 0 && matches!(vote, "vote" | "option") {
            continue;
        }
        let vote = match vote {
            "Y" => "yes",
            "N" => "no",
            "A" => "abstain",
            other => other,
        };
        named.push((actor.to_owned(), vote.to_owned()));
    }
}
