// SPDX-License-Identifier: MIT
#include "app/remembered_strap.hpp"

#include <filesystem>
#include <fstream>

#include "drivers/bluetooth/strap_choice.hpp"
#include "practice/practice_catalog.hpp"

namespace eupnea::app {

namespace {

std::filesystem::path kept_in() { return own_practices_folder().parent_path() / "strap"; }

} // namespace

std::string remembered_strap()
{
    std::string address;
    std::getline(std::ifstream{kept_in()}, address);
    return is_address(address) ? address : "";
}

void remember_strap(const std::string& address)
{
    namespace fs = std::filesystem;
    if (address == remembered_strap()) return;
    std::error_code ignored;
    fs::create_directories(kept_in().parent_path(), ignored);
    std::ofstream{kept_in()};
    fs::permissions(kept_in(), fs::perms::owner_read | fs::perms::owner_write, ignored);
    std::ofstream{kept_in()} << address << '\n';
}

} // namespace eupnea::app
