export { getAssociations } from './getAssociations';
export { getLocations } from './getLocations';
export { getObjects } from './getObjects';
export { getFirstRecords, getObjectRecords, getSecondRecords, getSideRecords } from './getRecords';
