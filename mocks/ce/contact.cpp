#include "mocks/ce/contact.hpp"

#include "mocks/fw/fields.hpp"
#include "mocks/tables.hpp"

namespace assay::mocks {

Row contact_named_by(const party::Message& message, Text tenant, party::Context& context) {
  return context.find(Contacts::layout,
                      {{Contacts::id, message.fields()[names::contact_id]}, {Contacts::organization_id, tenant}});
}

}  // namespace assay::mocks
