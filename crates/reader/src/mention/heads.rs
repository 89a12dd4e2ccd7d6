//! The words that head a phrase about somebody: "minister", "officials", "ministry", "bloc".

use super::Kind;
use crate::gazetteer::holders::Sex;

/// What a phrase with this head is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Head {
    /// One person in an office: "minister", "spokeswoman".
    Office(Option<Sex>),
    /// Somebody who is named by what they do, mostly without a name: "official", "diplomat", "source".
    Somebody,
    /// Several: "officials", "ministers".
    People,
    /// "government", "ministry", "army".
    Body,
    /// "country", "kingdom".
    Country,
    /// "bloc", "alliance", "group", "agency": a group that was named.
    Group,
}

/// Which groups a head can mean.
pub(crate) fn fits(lower: &str, kind: Kind, id: &str) -> bool {
    match lower {
        "bloc" | "union" => kind == Kind::Igo && (id == "EU" || !matches!(id, "UN" | "NATO" | "UNSC")),
        "alliance" => {
            kind == Kind::Igo && id != "UN" && id != "UNSC" && id != "EU" || id == "NATO" || kind == Kind::Group
        }
        "organisation" | "organization" | "body" => matches!(kind, Kind::Igo | Kind::Group),
        "agency" | "watchdog" | "council" | "commission" | "court" | "fund" | "bank" => {
            matches!(kind, Kind::Igo | Kind::GovernmentBody)
        }
        "coalition" | "league" | "group" => matches!(kind, Kind::Group | Kind::Igo | Kind::ArmedGroup | Kind::Party),
        "party" => kind == Kind::Party,
        "movement" | "militia" | "militants" | "rebels" | "insurgents" => {
            matches!(kind, Kind::ArmedGroup | Kind::Party)
        }
        "newspaper" | "paper" | "broadcaster" | "outlet" | "magazine" | "daily" | "network" => kind == Kind::Media,
        _ => false,
    }
}
