//! The leaflet: the same paper with the same code for everybody (PS-2, VH-20), so the kit builds it.

use kit_hsds::Community;
use kit_leaflet::{Leaflet, LeafletFormat};
use kit_web::Asked;

pub(crate) use kit_leaflet::address;

/// The leaflet of a community as the open page gives it on A5: its day is the house's today, nothing else is asked for.
pub(crate) fn leaflet(asked: &Asked, community: &Community, public_origin: &str) -> Leaflet {
    let today = asked.web.given.today();
    kit_leaflet::paper(community, public_origin, today, LeafletFormat::A5)
}
