//! `[[move]]` and its `[[move.option]]`.

use terms::table::{At, Table};
use terms::{ActorId, Diagnostic, Diagnostics, EndId, MoveId, OptionId, PathId};

use super::Reader;
use super::blocks::Block;
use super::end::points;
use super::fields::words;
use crate::model::{Move, MoveOption, Next};
use crate::names::{Kind, Names};

/// How many options a move may have.
const MAX_OPTIONS: usize = 20;

/// What an option can add, in points.
const MOST: f64 = 100.0;

pub(super) fn read(blocks: Vec<Block<'_, MoveId>>, reader: &mut Reader<'_>) -> Vec<Move> {
    blocks.into_iter().filter_map(|block| one(block, reader)).collect()
}

fn one(block: Block<'_, MoveId>, reader: &mut Reader<'_>) -> Option<Move> {
    let Block { id, mut table } = block;
    let found = &mut reader.diagnostics;
    let title = table.required_text("title", found);
    let by_actor = table.has("actor");
    let actor = table.parsed("actor", ActorId::parse, found);
    let place = table.place();
    let blocks = table.blocks("option", "an option", found);
    let count = blocks.len();
    table.finish(found);
    let options: Vec<Option<MoveOption>> =
        blocks.into_iter().map(|block| option(block, by_actor, &reader.names, found)).collect();
    if !(2..=MAX_OPTIONS).contains(&count) {
        found.push(
            Diagnostic::error("bad-options", format!("a move has 2 to {MAX_OPTIONS} options, not {count}"))
                .at(place, "")
                .hint("write each as a block [[move.option]] below the move, with id and to"),
        );
        return None;
    }
    let options = options.into_iter().collect::<Option<Vec<MoveOption>>>()?;
    let mut twice = false;
    for (at, option) in options.iter().enumerate() {
        if let Some(first) = options[..at].iter().find(|first| first.id.value == option.id.value) {
            twice = true;
            found.push(
                Diagnostic::error("duplicate-id", format!("two options are called `{}`", option.id.value))
                    .at(option.id.place.clone(), "again here")
                    .and_at(first.id.place.clone(), "first here"),
            );
        }
    }
    if twice || by_actor != actor.is_some() {
        return None;
    }
    Some(Move { id: id?, title: title?.value, actor, options })
}

fn option(mut table: Table<'_>, by_actor: bool, names: &Names, found: &mut Diagnostics) -> Option<MoveOption> {
    let id = table.required("id", OptionId::parse, found);
    let title = words(&mut table, "title", found);
    let to = table.required_text("to", found);
    let share = table.number("share", found);
    let adds = table.table("adds", "what an option adds", found);
    let paths = table.names("paths", PathId::parse, found);
    let reason = words(&mut table, "reason", found);
    let place = table.place();
    let written = table.has("share");
    table.finish(found);
    let mut good = true;
    match (by_actor, written, &share) {
        (true, true, _) => {
            let error =
                Diagnostic::error("share-of-choice", "an actor chooses at this move, so its options have no shares");
            found.push(
                error.at(place, "").hint("leave out `share`, or leave out the move's `actor`: then chance moves"),
            );
            good = false;
        }
        (false, false, _) => {
            let error = Diagnostic::error("missing-field", "an option of chance needs the field `share`").at(place, "");
            found.push(error.hint("for example: share = 0.5; or say who chooses, in the move: actor = \"RUS\""));
            good = false;
        }
        (false, true, Some(share)) if !(0.0..=1.0).contains(&share.value) => {
            found.push(
                Diagnostic::error("not-a-share", format!("{} is not a share", share.value))
                    .at(share.place.clone(), "expected a number from 0 to 1"),
            );
            good = false;
        }
        _ => {}
    }
    for path in paths.iter().filter(|path| !names.has(Kind::Path, path.value.as_str())) {
        found.push(names.unknown(Kind::Path, path.value.as_str(), path.place.clone()));
        good = false;
    }
    let adds = adds.map(|adds| points(adds, (-MOST, MOST), found)).unwrap_or_default();
    let to = next(to?, names, found)?;
    let (id, share) = (id?, share.map_or(0.0, |share| share.value));
    let title = if title.is_empty() { id.value.to_string() } else { title };
    good.then_some(MoveOption { id, title, to, share, adds, paths, reason })
}

/// The move or end of a name.
fn next(to: At<String>, names: &Names, found: &mut Diagnostics) -> Option<Next> {
    let At { value, place } = to;
    if names.has(Kind::Move, &value) {
        return Some(Next::Move(At { value: MoveId::parse(&value).ok()?, place }));
    }
    if names.has(Kind::End, &value) {
        return Some(Next::End(At { value: EndId::parse(&value).ok()?, place }));
    }
    let error = Diagnostic::error("unknown-end", format!("there is no move or end `{value}`")).at(place, "");
    found.push(names.suggest(error, &value, names.of_kind(Kind::Move).chain(names.of_kind(Kind::End))));
    None
}
