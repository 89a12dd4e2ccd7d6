//! Finding things in a dossier by name. Linear in their number.

use terms::{
    ActorId, Date, EndId, EventId, GroupId, MotionId, MoveId, PathId, ResourceId, SourceId, StatementId, states,
};

use super::{Actor, Dossier, End, Event, Motion, Move, Path, Phase, Pledge, PublishedSource, Resource, Statement};

impl Dossier {
    /// What an English text calls an actor: the dossier's own name for it, else the name of the state, else its id.
    #[must_use]
    pub fn actor_name<'a>(&'a self, id: &'a ActorId) -> &'a str {
        let listed = self.actors.iter().find(|actor| actor.id.value == *id);
        listed.map(|actor| actor.name.as_str()).or_else(|| states::name(id.as_str())).unwrap_or(id.as_str())
    }

    /// The actors that belong to a group on a day, in the order of the file.
    pub fn members_of<'a>(&'a self, group: &'a GroupId, day: Date) -> impl Iterator<Item = &'a ActorId> {
        let belongs = move |actor: &&Actor| actor.memberships.iter().any(|m| m.group.value == *group && m.covers(day));
        self.actors.iter().filter(belongs).map(|actor| &actor.id.value)
    }

    /// The requirements of a phase, by index, in groups that some actor's pledges join.
    #[must_use]
    pub fn together(&self, phase: &Phase) -> Vec<Vec<usize>> {
        let place = |resource: &str| phase.requirements.iter().position(|r| r.resource.value.as_str() == resource);
        let mut group: Vec<usize> = (0..phase.requirements.len()).collect();
        for actor in self.pledges.iter().map(|pledge| &pledge.actor.value) {
            let own = self.pledges.iter().filter(|pledge| pledge.actor.value == *actor);
            let decided_as = |pledge: &Pledge| pledge.with.as_ref().unwrap_or(&pledge.resource).value.clone();
            let pledged: Vec<(usize, _)> = own
                .filter_map(|pledge| place(pledge.resource.value.as_str()).map(|at| (at, decided_as(pledge))))
                .collect();
            for (at, decision) in &pledged {
                for (other, same) in &pledged {
                    if decision == same && group[*at] != group[*other] {
                        let (kept, lost) = (group[*at].min(group[*other]), group[*at].max(group[*other]));
                        group.iter_mut().filter(|g| **g == lost).for_each(|g| *g = kept);
                    }
                }
            }
        }
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for (at, of) in group.iter().enumerate() {
            match groups.iter_mut().find(|known| group[known[0]] == *of) {
                Some(known) => known.push(at),
                None => groups.push(vec![at]),
            }
        }
        groups
    }

    /// The event of that name.
    #[must_use]
    pub fn event(&self, id: &EventId) -> Option<&Event> {
        self.events.iter().find(|event| event.id.value == *id)
    }

    /// The motion of that name.
    #[must_use]
    pub fn motion(&self, id: &MotionId) -> Option<&Motion> {
        self.motions.iter().find(|motion| motion.id.value == *id)
    }

    /// The resource of that name.
    #[must_use]
    pub fn resource(&self, id: &ResourceId) -> Option<&Resource> {
        self.resources.iter().find(|resource| resource.id.value == *id)
    }

    /// The path of that name.
    #[must_use]
    pub fn path(&self, id: &PathId) -> Option<&Path> {
        self.paths.iter().find(|path| path.id.value == *id)
    }

    /// The move of that name.
    #[must_use]
    pub fn move_of(&self, id: &MoveId) -> Option<&Move> {
        self.moves.iter().find(|known| known.id.value == *id)
    }

    /// The end state of that name.
    #[must_use]
    pub fn end(&self, id: &EndId) -> Option<&End> {
        self.ends.iter().find(|end| end.id.value == *id)
    }

    /// The first move: the one that no option leads to.
    #[must_use]
    pub fn first_move(&self) -> Option<&Move> {
        let leads_to = |known: &Move, option: &super::MoveOption| match &option.to {
            super::Next::Move(to) => to.value == known.id.value,
            super::Next::End(_) => false,
        };
        let entered = |known: &Move| self.moves.iter().flat_map(|one| &one.options).any(|o| leads_to(known, o));
        self.moves.iter().find(|known| !entered(known))
    }

    /// The source of that name.
    #[must_use]
    pub fn source(&self, id: &SourceId) -> Option<&PublishedSource> {
        self.sources.iter().find(|source| source.id.value == *id)
    }

    /// The statement of that name.
    #[must_use]
    pub fn statement(&self, id: &StatementId) -> Option<&Statement> {
        self.statements.iter().find(|statement| statement.id.value == *id)
    }
}
