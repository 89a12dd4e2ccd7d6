//! `[[actor]]`.

use terms::table::Table;
use terms::{ActorId, Diagnostic, GroupId, states};

use super::Reader;
use super::blocks::Block;
use crate::model::{Actor, Membership};

pub(super) fn read(blocks: Vec<Block<'_, ActorId>>, reader: &mut Reader<'_>) -> Vec<Actor> {
    blocks.into_iter().filter_map(|block| actor(block, reader)).collect()
}

fn actor(block: Block<'_, ActorId>, reader: &mut Reader<'_>) -> Option<Actor> {
    let Block { id, mut table } = block;
    let found = &mut reader.diagnostics;
    if let Some(id) = &id
        && id.value.as_str() == "others"
    {
        found.push(
            Diagnostic::error("reserved-name", "`others` cannot name an actor")
                .at(id.place.clone(), "it means all seats that are not named"),
        );
    }
    let name = table.text("name", found).map(|name| name.value);
    let mut memberships: Vec<Membership> = table
        .names("member_of", GroupId::parse, found)
        .into_iter()
        .map(|group| Membership { group, from: None, to: None })
        .collect();
    memberships
        .extend(table.blocks("membership", "a membership", found).into_iter().filter_map(|m| membership(m, reader)));
    table.finish(&mut reader.diagnostics);
    let id = id?;
    let name = name.or_else(|| states::name(id.value.as_str()).map(str::to_owned));
    Some(Actor { name: name.unwrap_or_else(|| id.value.to_string()), id, memberships })
}

fn membership(mut table: Table<'_>, reader: &mut Reader<'_>) -> Option<Membership> {
    let found = &mut reader.diagnostics;
    let group = table.required("group", GroupId::parse, found);
    let from = table.date("from", found);
    let to = table.date("to", found);
    if let (Some(from), Some(to)) = (&from, &to)
        && to.value < from.value
    {
        found.push(
            Diagnostic::error("dates-reversed", "the membership ends before it begins")
                .at(to.place.clone(), "")
                .and_at(from.place.clone(), "begins here"),
        );
    }
    table.finish(found);
    Some(Membership { group: group?, from: from.map(|day| day.value), to: to.map(|day| day.value) })
}
