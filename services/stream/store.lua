-- Saves a settlement if nobody else has since it was loaded. One script, so all of it or nothing.
-- KEYS: 1 settlement (hash), 2 window (hash), 3 told (hash), 4 history (stream), 5 outbox (stream),
--       6 index of settlements (set)
-- ARGV: expected version, new version, settlement id, longest history, then counted groups:
--       n, n fields and values of the settlement;
--       n, n reports dropped from the window;   n, n articles and reports put into it;
--       n, n changes dropped from told;         n, n ids and changes put into it;
--       n, n ids and changes added to the history;
--       n, n topics, keys and values to publish.
-- Returns 0 where the version isn't the expected one; else one more than the outbox held before.
if (redis.call('HGET', KEYS[1], 'version') or '0') ~= ARGV[1] then
  return 0
end

local at = 5
local function group(width, each)
  local count = tonumber(ARGV[at])
  for i = 0, count - 1 do
    each(i, unpack(ARGV, at + 1 + i * width, at + (i + 1) * width))
  end
  at = at + 1 + count * width
end

local waiting = redis.call('XLEN', KEYS[5])
redis.call('HSET', KEYS[1], 'version', ARGV[2])
group(2, function(_, field, value) redis.call('HSET', KEYS[1], field, value) end)
group(1, function(_, article) redis.call('HDEL', KEYS[2], article) end)
group(2, function(_, article, report) redis.call('HSET', KEYS[2], article, report) end)
group(1, function(_, change) redis.call('HDEL', KEYS[3], change) end)
group(2, function(_, id, change) redis.call('HSET', KEYS[3], id, change) end)
group(2, function(_, id, change)
  redis.call('XADD', KEYS[4], 'MAXLEN', '~', ARGV[4], '*', 'id', id, 'change', change)
end)
group(3, function(i, topic, key, value)
  redis.call('XADD', KEYS[5], ARGV[2] .. '-' .. i, 'topic', topic, 'key', key, 'value', value)
end)
redis.call('SADD', KEYS[6], ARGV[3])
return 1 + waiting
