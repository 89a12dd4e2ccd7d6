//! `[[bloc]]`: actors that move together.

use terms::table::Table;
use terms::{ActorId, Diagnostic, GroupId};

use super::Reader;
use super::fields::words;
use crate::model::Bloc;

/// What the members of a body that nobody knows move with.
const BODY: &str = "body";

pub(super) fn read(tables: Vec<Table<'_>>, reader: &mut Reader<'_>) -> Vec<Bloc> {
    let mut blocs: Vec<Bloc> = Vec::new();
    for table in tables {
        let Some(bloc) = bloc(table, reader) else { continue };
        if let Some(first) = blocs.iter().find(|first| first.id.value == bloc.id.value) {
            reader.diagnostics.push(
                Diagnostic::error("duplicate-id", format!("two blocs are called `{}`", bloc.id.value))
                    .at(bloc.id.place.clone(), "again here")
                    .and_at(first.id.place.clone(), "first here"),
            );
        } else {
            blocs.push(bloc);
        }
    }
    blocs
}

fn bloc(mut table: Table<'_>, reader: &mut Reader<'_>) -> Option<Bloc> {
    let found = &mut reader.diagnostics;
    let place = table.place();
    let id = table.required("id", GroupId::parse, found);
    if let Some(id) = id.as_ref().filter(|id| id.value.as_str() == BODY) {
        found.push(
            Diagnostic::error("reserved-name", format!("`{BODY}` cannot name a bloc"))
                .at(id.place.clone(), "it means the unknown members of a body"),
        );
    }
    let errors = found.len();
    let members = table.names("members", ActorId::parse, found);
    let readable = found.len() == errors;
    let reason = words(&mut table, "reason", found);
    table.finish(found);
    for (at, member) in members.iter().enumerate() {
        if let Some(first) = members[..at].iter().find(|first| first.value == member.value) {
            found.push(
                Diagnostic::error("duplicate-id", format!("`{}` is in the bloc twice", member.value))
                    .at(member.place.clone(), "again here")
                    .and_at(first.place.clone(), "first here"),
            );
        }
    }
    if members.len() < 2 {
        if readable {
            found.push(
                Diagnostic::error("bloc-too-small", "a bloc has at least two `members`")
                    .at(place, "")
                    .hint("for example: members = [\"BEL\", \"NLD\", \"LUX\"]"),
            );
        }
        return None;
    }
    Some(Bloc { id: id?, members, reason })
}
