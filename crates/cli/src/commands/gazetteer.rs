//! The actors that the reader knows: those that ship, and the user's own.

use std::path::Path;

use reader::Gazetteer;
use reader::gazetteer::Actors;
use terms::Diagnostic;

use crate::Failure;
use crate::disk;

/// The shipped gazetteer, with the actors of a file (`gold-actors/1`) where one is named.
pub(crate) fn gazetteer(actors: Option<&Path>) -> Result<Gazetteer, Failure> {
    let shipped = Gazetteer::shipped();
    let Some(path) = actors else { return Ok(shipped) };
    let own = Actors::parse(&disk::text(path)?)
        .map_err(|error| Diagnostic::error("bad-actors", format!("`{}`: {error}", path.display())))?;
    Ok(shipped.with_actors(&own))
}
