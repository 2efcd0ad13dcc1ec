// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace placeweave {

// What a map holds and records changes of. The number is the entity's permanent key in the log:
// never reused, never renumbered.
enum class Entity : std::uint8_t {
    Organisation = 1,
    Location = 2,
    Contact = 3,
    Service = 4,
    ServiceAtLocation = 5,
    Person = 6,
    Connection = 7,
    Community = 8,
    Serves = 9,
    Channel = 10,
    Need = 11,
    Exercise = 12,
    Participant = 13,
    Proposal = 14,
    Engagement = 15,
    Promise = 16,
    TakenTo = 17,
    Story = 18,
    Asked = 19,
    Plan = 20,
    Step = 21,
    Resource = 22,
    Attachment = 23,
    About = 24,
    Term = 25,
    MapNote = 26,
    View = 27,
    ReaderProfile = 28,
};

struct EntityInfo {
    Entity entity;
    std::string_view table; // also its name in exports and on the command line
    std::string_view label;
    std::string_view plural;
};

inline constexpr std::array<EntityInfo, 28> kEntities{{
    {Entity::Organisation, "organisation", "Organisation", "Organisations"},
    {Entity::Location, "location", "Location", "Locations"},
    {Entity::Contact, "contact", "Way to contact", "Ways to contact"},
    {Entity::Service, "service", "Service", "What it offers"},
    {Entity::ServiceAtLocation, "service_at_location", "Where it happens", "Where it happens"},
    {Entity::Person, "person", "Person", "People"},
    {Entity::Connection, "connection", "Connection", "Connected to"},
    {Entity::Community, "community", "Community", "Communities"},
    {Entity::Serves, "serves", "Serves", "Serves"},
    {Entity::Channel, "channel", "Channel", "Channels"},
    {Entity::Need, "need", "Need", "Needs"},
    {Entity::Exercise, "exercise", "Mapping session", "Mapping sessions"},
    {Entity::Participant, "participant", "Participant", "Participants"},
    {Entity::Proposal, "proposal", "Suggestion", "Suggestions"},
    {Entity::Engagement, "engagement", "Conversation", "Conversations"},
    {Entity::Promise, "promise", "Promise", "Promises"},
    {Entity::TakenTo, "taken_to", "Taken to", "Taken to"},
    {Entity::Story, "story", "Story", "Stories"},
    {Entity::Asked, "asked", "Asked", "Where we asked"},
    {Entity::Plan, "plan", "Plan", "Plans"},
    {Entity::Step, "step", "Step", "Steps"},
    {Entity::Resource, "resource", "Resource", "Resources"},
    {Entity::Attachment, "attachment", "Attachment", "Attachments"},
    {Entity::About, "about", "About this map", "About this map"},
    {Entity::Term, "term", "Local term", "Local terms"},
    {Entity::MapNote, "map_note", "Note on the map", "Notes on the map"},
    {Entity::View, "saved_view", "View", "Views"},
    {Entity::ReaderProfile, "reader_profile", "Who it is for", "Who it is for"},
}};

constexpr const EntityInfo &info(Entity entity) {
    return kEntities[static_cast<std::size_t>(entity) - 1];
}

// Null when no entity has that key or table.
constexpr const EntityInfo *entityByKey(std::int64_t key) {
    return key >= 1 && key <= static_cast<std::int64_t>(kEntities.size())
               ? &kEntities[static_cast<std::size_t>(key) - 1]
               : nullptr;
}
constexpr const EntityInfo *entityByTable(std::string_view table) {
    for (const EntityInfo &entity : kEntities)
        if (entity.table == table)
            return &entity;
    return nullptr;
}

} // namespace placeweave
